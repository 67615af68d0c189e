import type { ApolloClient } from '@apollo/client';
import { asGatewayError } from '../domain/gateway-error';
import {
  GroupByPathDocument,
  GroupsByIdDocument,
  OwnedGroupsDocument,
} from './generated/operations';
import { pages, type PagingOptions } from './paginate';
import type { InstanceUrl } from './session/instance-url';
import type { Session } from './session/session';
import { readGroupAnswer } from './transport/answers';

/** A top-level group whose seats may be managed. */
export type OwnedGroup = {
  readonly id: string;
  readonly name: string;
  readonly fullPath: string;
  readonly avatarUrl: string | null;
};

/** Null for a group that GitLab shows without an ID. Rejects with kind `schema` when it is no group. */
function toOwnedGroup(node: unknown): OwnedGroup | null {
  const { id, name, fullPath, avatarUrl } = readGroupAnswer(node);
  return id ? { id, name: name?.trim() || fullPath, fullPath, avatarUrl } : null;
}

/** The groups of a list, without those that GitLab shows without an ID. Rejects with kind `schema`. */
export function toOwnedGroups(nodes: readonly unknown[] | null | undefined): readonly OwnedGroup[] {
  return (nodes ?? []).flatMap((node) => (node === null ? [] : (toOwnedGroup(node) ?? [])));
}

/**
 * - `found`: a top-level group. `owned` is the API's nearest sign of the Owner role.
 * - `subgroup`: seats belong to its top-level group.
 * - `missing`: no such group, or not visible to this person.
 */
export type FoundGroup =
  | { readonly kind: 'found'; readonly group: OwnedGroup; readonly owned: boolean }
  | { readonly kind: 'subgroup'; readonly rootPath: string }
  | { readonly kind: 'missing' };

/** Finds a group by what a person typed: a path, a page's URL, a number, or a global ID. */
export async function findGroup(
  client: ApolloClient,
  instance: InstanceUrl,
  typed: string,
): Promise<FoundGroup> {
  const text = typed.trim();
  const id = /^(?:gid:\/\/gitlab\/(?:Group|Namespace)\/)?(\d+)$/.exec(text)?.[1];
  const path = id === undefined ? pathIn(instance, text) : await pathOfId(client, id);
  if (!path) return { kind: 'missing' };
  try {
    const { data } = await client.query({
      query: GroupByPathDocument,
      variables: { fullPath: path },
    });
    const found = data?.group;
    const group = found && toOwnedGroup(found);
    if (!group) return { kind: 'missing' };
    const rootPath = found.rootNamespace.fullPath;
    if (rootPath !== group.fullPath) return { kind: 'subgroup', rootPath };
    return { kind: 'found', group, owned: found.userPermissions.removeGroup };
  } catch (error) {
    const known = asGatewayError(error);
    if (known.kind === 'permission' && known.details.status === undefined)
      return { kind: 'missing' };
    throw known;
  }
}

function pathIn(instance: InstanceUrl, text: string): string {
  const below = text.startsWith(instance) ? text.slice(instance.length) : text;
  return below
    .replace(/^\/+/, '')
    .replace(/^groups\//, '')
    .replace(/\/-\/.*$/, '')
    .replace(/\/+$/, '');
}

async function pathOfId(client: ApolloClient, id: string): Promise<string | null> {
  try {
    const { data } = await client.query({
      query: GroupsByIdDocument,
      variables: { ids: [`gid://gitlab/Group/${id}`] },
    });
    return data?.groups?.nodes?.[0]?.fullPath ?? null;
  } catch (error) {
    const known = asGatewayError(error);
    if (known.kind === 'permission') return null;
    throw known;
  }
}

/** The first owned groups, by name. They wait in the client's cache for whoever asks next. */
export const OWNED_GROUPS = {
  query: OwnedGroupsDocument,
  variables: { search: null, after: null },
  fetchPolicy: 'cache-first',
} as const;

/** `complete` is false where GitLab has more groups than were read. */
export type OwnedGroups = { readonly groups: readonly OwnedGroup[]; readonly complete: boolean };

const NO_PAGE = { nodes: [], pageInfo: { hasNextPage: false } };

/**
 * All top-level groups that the signed-in user owns, by name; pages read before come from the cache.
 * Rejects with GatewayError.
 */
export async function readOwnedGroups(
  { client }: Session,
  options: PagingOptions = {},
): Promise<OwnedGroups> {
  const groups = new Map<string, OwnedGroup>();
  let complete = false;
  const readPage = async (after: string | null) => {
    const { data } = await client.query({ ...OWNED_GROUPS, variables: { search: null, after } });
    return data?.groups ?? NO_PAGE;
  };
  for await (const { page, isLast } of pages(readPage, options)) {
    for (const group of toOwnedGroups(page.nodes)) groups.set(group.id, group);
    complete = isLast;
  }
  return { groups: [...groups.values()], complete };
}

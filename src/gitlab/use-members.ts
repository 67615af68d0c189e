import { skipToken, useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { asGatewayError, type GatewayError } from '../domain/gateway-error';
import type { SeatScope } from '../domain/purchase';
import type { FilterContext, Filters } from '../domain/roster/filters/filters';
import { createStore } from '../lib/store';
import { SubgroupsDocument } from './generated/operations';
import { readGroupMemberIds, readMembers } from './members';
import { perSession } from './session/per-session';
import type { Session } from './session/session';
import { useSession } from './session/session-context';

/** Roles that GitLab always has, lowest first. Custom roles show up once the members are loaded. */
export const GITLAB_ROLES = [
  'Guest',
  'Planner',
  'Reporter',
  'Developer',
  'Maintainer',
  'Owner',
] as const;

/**
 * - `unavailable`: GitLab has no list to answer this with.
 * - `stopped`: the user of this app stopped loading.
 */
export type MemberList =
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'loading'; readonly loaded: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: GatewayError }
  | {
      readonly kind: 'ready';
      readonly byRole: ReadonlyMap<string, ReadonlySet<string>>;
      /** False where GitLab has more members than were read. */
      readonly complete: boolean;
    };

/** The members of one group; those of a subgroup are kept under one role, `''`. */
type ListKey = { readonly fullPath: string; readonly roles: boolean };

const NO_LIST: MemberList = { kind: 'unavailable' };
const BEGINNING: MemberList = { kind: 'loading', loaded: 0 };
const EVERY_ROLE = '';
const NOBODY: ReadonlySet<string> = new Set();

const keyOf = ({ fullPath, roles }: ListKey) => `${roles ? 'roles' : 'ids'} ${fullPath}`;

type ReadyList = Extract<MemberList, { kind: 'ready' }>;

function createMemberStore(session: Session) {
  const lists = createStore<ReadonlyMap<string, MemberList>>(new Map());
  const aborts = new Map<string, AbortController>();

  function setList(key: string, list: MemberList): void {
    lists.setState((before) => new Map(before).set(key, list));
  }

  async function read(
    { fullPath, roles }: ListKey,
    onProgress: (loaded: number) => void,
    signal: AbortSignal,
  ): Promise<ReadyList> {
    if (!roles) {
      const { ids, complete } = await readGroupMemberIds(session, fullPath, onProgress, { signal });
      return { kind: 'ready', byRole: new Map([[EVERY_ROLE, ids]]), complete };
    }
    const { facts, complete } = await readMembers(session, fullPath, onProgress, { signal });
    const byRole = new Map<string, Set<string>>();
    for (const [id, { role }] of facts) {
      const name = role.toLowerCase();
      byRole.set(name, (byRole.get(name) ?? new Set()).add(id));
    }
    return { kind: 'ready', byRole, complete };
  }

  async function load(want: ListKey): Promise<void> {
    const key = keyOf(want);
    const abort = new AbortController();
    aborts.get(key)?.abort();
    aborts.set(key, abort);
    // An aborted request may still answer; by then another one may be under way.
    const setCurrent = (list: MemberList) => {
      if (!abort.signal.aborted) setList(key, list);
    };
    setCurrent({ kind: 'loading', loaded: 0 });
    const onProgress = (loaded: number) => setCurrent({ kind: 'loading', loaded });
    await read(want, onProgress, abort.signal).then(setCurrent, (error: unknown) =>
      setCurrent({ kind: 'failed', error: asGatewayError(error) }),
    );
  }

  const kindOf = (want: ListKey) => lists.getSnapshot().get(keyOf(want))?.kind;
  return {
    getSnapshot: lists.getSnapshot,
    subscribe: lists.subscribe,
    need(want: ListKey): void {
      if (kindOf(want) === undefined) void load(want);
    },
    again(want: ListKey): void {
      if (kindOf(want) !== 'ready') void load(want);
    },
    stop(want: ListKey): void {
      if (kindOf(want) !== 'loading') return;
      aborts.get(keyOf(want))?.abort();
      setList(keyOf(want), { kind: 'stopped' });
    },
  };
}

/** Lists outlive the page that asked for them, and end with the session. */
const storeOf = perSession(createMemberStore);

export type Members = {
  /** For the filters that are set: null where one is not. */
  readonly role: MemberList | null;
  readonly subgroup: MemberList | null;
  readonly memberIds: NonNullable<FilterContext['memberIds']>;
  readonly stop: () => void;
  readonly retry: () => void;
};

/**
 * The members that the filters by role and by subgroup need, loaded once such a filter is set.
 * An instance has no list of members, so roles are known for groups only.
 */
export function useMembers(scope: SeatScope, filters: Pick<Filters, 'role' | 'subgroup'>): Members {
  const store = storeOf(useSession());
  const lists = useSyncExternalStore(store.subscribe, store.getSnapshot);
  const { role, subgroup } = filters;
  const root = scope.kind === 'group' ? scope.fullPath : null;
  const wanted = useMemo<readonly ListKey[]>(() => {
    const keys: ListKey[] = [];
    if (role !== null && root !== null) keys.push({ fullPath: root, roles: true });
    if (subgroup !== null) keys.push({ fullPath: subgroup, roles: false });
    return keys;
  }, [role, subgroup, root]);

  useEffect(() => {
    for (const want of wanted) store.need(want);
  }, [store, wanted]);

  return useMemo(() => {
    const listOf = (roles: boolean): MemberList => {
      const want = wanted.find((one) => one.roles === roles);
      return want ? (lists.get(keyOf(want)) ?? BEGINNING) : NO_LIST;
    };
    const ofRole = role === null ? null : listOf(true);
    const ofSubgroup = subgroup === null ? null : listOf(false);
    return {
      role: ofRole,
      subgroup: ofSubgroup,
      memberIds: {
        ...idsIn('role', ofRole, role?.toLowerCase()),
        ...idsIn('subgroup', ofSubgroup, EVERY_ROLE),
      },
      stop() {
        for (const want of wanted) store.stop(want);
      },
      retry() {
        for (const want of wanted) store.again(want);
      },
    };
  }, [store, lists, wanted, role, subgroup]);
}

function idsIn(
  set: 'role' | 'subgroup',
  list: MemberList | null,
  role: string | undefined,
): Members['memberIds'] {
  if (list?.kind !== 'ready' || role === undefined) return {};
  return { [set]: list.byRole.get(role) ?? NOBODY };
}

export type Subgroups = { readonly paths: readonly string[]; readonly more: boolean } | 'loading';

/** The direct subgroups of a group; of an instance none, as there may be thousands: its user types a path. */
export function useSubgroups(scope: SeatScope): Subgroups {
  const { data, loading } = useQuery(
    SubgroupsDocument,
    scope.kind === 'group' ? { variables: { parentPath: scope.fullPath } } : skipToken,
  );
  return useMemo(() => {
    if (loading) return 'loading';
    const paths = (data?.groups?.nodes ?? []).flatMap((node) => (node ? [node.fullPath] : []));
    return { paths, more: data?.groups?.pageInfo.hasNextPage ?? false };
  }, [data, loading]);
}

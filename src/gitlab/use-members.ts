import { skipToken, useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { GatewayError } from '../domain/gateway-error';
import type { SeatScope } from '../domain/purchase';
import type { Filters } from '../domain/roster/filters/filters';
import type { FilterContext } from '../domain/roster/filters/filters';
import { SubgroupsDocument } from './generated/operations';
import { asGatewayError } from './transport/graphql-error';
import { readGroupMemberIds, readMembers } from './members';
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
 * - `stopped`: the person gave up loading.
 */
export type MemberList =
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'loading'; readonly loaded: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: GatewayError }
  | { readonly kind: 'ready'; readonly byRole: ReadonlyMap<string, ReadonlySet<string>> };

/** The members of one group; those of a subgroup are kept under one role, `''`. */
type ListKey = { readonly fullPath: string; readonly roles: boolean };

const NO_LIST: MemberList = { kind: 'unavailable' };
const BEGINNING: MemberList = { kind: 'loading', loaded: 0 };
const EVERY_ROLE = '';
const NOBODY: ReadonlySet<string> = new Set();

const keyOf = ({ fullPath, roles }: ListKey) => `${roles ? 'roles' : 'ids'} ${fullPath}`;

function createMemberStore(session: Session) {
  let lists: ReadonlyMap<string, MemberList> = new Map();
  const aborts = new Map<string, AbortController>();
  const listeners = new Set<() => void>();

  function setState(key: string, list: MemberList): void {
    lists = new Map(lists).set(key, list);
    for (const listener of [...listeners]) listener();
  }

  async function read(want: ListKey, signal: AbortSignal, onProgress: (loaded: number) => void) {
    const byRole = new Map<string, Set<string>>();
    if (!want.roles) {
      const ids = await readGroupMemberIds(session, want.fullPath, onProgress, signal);
      return new Map([[EVERY_ROLE, ids]]);
    }
    for (const [id, { role }] of await readMembers(session, want.fullPath, onProgress, signal)) {
      const name = role.toLowerCase();
      const ids = byRole.get(name) ?? new Set();
      byRole.set(name, ids.add(id));
    }
    return byRole;
  }

  async function load(want: ListKey): Promise<void> {
    const key = keyOf(want);
    const abort = new AbortController();
    aborts.get(key)?.abort();
    aborts.set(key, abort);
    setState(key, { kind: 'loading', loaded: 0 });
    // What was given up may still answer; by then another attempt may be under way.
    const current = () => aborts.get(key) === abort && !abort.signal.aborted;
    try {
      const byRole = await read(want, abort.signal, (loaded) => {
        if (current()) setState(key, { kind: 'loading', loaded });
      });
      if (current()) setState(key, { kind: 'ready', byRole });
    } catch (error) {
      if (current()) setState(key, { kind: 'failed', error: asGatewayError(error) });
    }
  }

  return {
    getSnapshot: () => lists,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    need(want: ListKey): void {
      if (!lists.has(keyOf(want))) void load(want);
    },
    again(want: ListKey): void {
      if (lists.get(keyOf(want))?.kind !== 'ready') void load(want);
    },
    stop(want: ListKey): void {
      const key = keyOf(want);
      if (lists.get(key)?.kind !== 'loading') return;
      aborts.get(key)?.abort();
      setState(key, { kind: 'stopped' });
    },
  };
}

type MemberStore = ReturnType<typeof createMemberStore>;

/** Lists outlive the page that asked for them, and end with the session. */
const stores = new WeakMap<Session, MemberStore>();

function storeOf(session: Session): MemberStore {
  const store = stores.get(session) ?? createMemberStore(session);
  stores.set(session, store);
  return store;
}

export type Members = {
  /** For the filters that are set: null where one is not. */
  readonly role: MemberList | null;
  readonly subgroup: MemberList | null;
  readonly memberIds: NonNullable<FilterContext['memberIds']>;
  readonly stop: () => void;
  readonly retry: () => void;
};

/**
 * The members that the filters by role and by subgroup need, loaded once somebody sets such a filter.
 * A whole instance has no list of members, so that roles are told for groups only.
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

/** The groups right below a group; of an instance none, as there may be thousands: people type a path. */
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

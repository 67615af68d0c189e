import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { asGatewayError } from '../../../domain/gateway-error';
import type { SeatPurchase, SeatScope } from '../../../domain/purchase';
import { type OwnedGroups, readOwnedGroups } from '../../../gitlab/groups';
import { followPurchases, listPurchases } from '../../../gitlab/purchases';
import { isGitLabCom } from '../../../gitlab/session/instance-url';
import { useRetryOnceSignedIn, useSession } from '../../../gitlab/session/session-context';
import { useOwnedGroups } from '../../../gitlab/use-owned-groups';
import { forEachAtOnce } from '../../../lib/each-at-once';
import { scopePath } from '../scope-address';
import { useGathered } from './use-gathered';

/** A group or the instance, with its name. */
export type NamedScope = {
  readonly scope: SeatScope;
  readonly name: string;
  readonly avatarUrl: string | null;
};

type OwnedScopes = {
  readonly groups: readonly NamedScope[];
  /** False where GitLab has more groups than were read. */
  readonly complete: boolean;
};

/** Purchases that are read at the same time. */
const AT_ONCE = 6;

/** All groups that the user owns, on every page of the list; at first those of the first page. */
export function useOwnedScopes(): OwnedScopes {
  const session = useSession();
  const owned = useOwnedGroups();
  const [all, setAll] = useState<OwnedGroups | null>(null);
  const first = owned.kind === 'ready' ? owned : null;
  const more = first?.more === true;
  useEffect(() => {
    if (!more) return undefined;
    const leaving = new AbortController();
    // After a failure the groups of the first page remain.
    readOwnedGroups(session, { signal: leaving.signal }).then(
      (groups) => {
        if (!leaving.signal.aborted) setAll(groups);
      },
      () => undefined,
    );
    return () => leaving.abort();
  }, [session, more]);
  return useMemo(() => {
    const { groups, complete } =
      more && all ? all : { groups: first?.groups ?? [], complete: !more };
    return {
      complete,
      groups: groups.map(({ id, fullPath, name, avatarUrl }) => ({
        scope: { kind: 'group', id, fullPath, name },
        name,
        avatarUrl,
      })),
    };
  }, [first, more, all]);
}

/** GitLab does not always say who is an administrator: if it is unknown, the instance is offered. */
export function useMayAdminister(): boolean {
  const { instance, user } = useSession();
  return user.isAdmin !== false && !isGitLabCom(instance);
}

/** What can be chosen: the instance, where it may be managed, and the groups. */
export function useChoosableScopes(): { readonly scopes: readonly NamedScope[] } & Pick<
  OwnedScopes,
  'complete'
> {
  const { instance } = useSession();
  const mayAdminister = useMayAdminister();
  const { groups, complete } = useOwnedScopes();
  return useMemo(() => {
    const whole: NamedScope = {
      scope: { kind: 'instance' },
      name: new URL(instance).host,
      avatarUrl: null,
    };
    return { scopes: mayAdminister ? [whole, ...groups] : groups, complete };
  }, [instance, mayAdminister, groups, complete]);
}

/** The purchases of a group or the instance; or why they could not be read. */
export type PurchasesAnswer =
  { readonly purchases: readonly SeatPurchase[] } | { readonly problem: string };

/**
 * The purchases by the path of their group or instance, with the counters of GitLab's latest answer.
 * @param fresh false where the counters of an earlier answer will do.
 */
export function useScopePurchases(
  scopes: readonly NamedScope[],
  fresh: boolean,
): ReadonlyMap<string, PurchasesAnswer> {
  const session = useSession();
  const errors = useTranslations('errors.gateway');
  const [answers, put] = useGathered<PurchasesAnswer>();
  const [isRefused, setRefused] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useRetryOnceSignedIn(isRefused, () => {
    setRefused(false);
    setAttempt((count) => count + 1);
  });
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    async function read({ scope }: NamedScope) {
      const take = (answer: PurchasesAnswer) => put(scopePath(scope), answer);
      try {
        const policy = fresh ? 'network-only' : 'cache-first';
        const purchases = await listPurchases(session, scope, signal, policy);
        if (signal.aborted) return;
        take({ purchases });
        const stop = followPurchases(session, scope, (next) => take({ purchases: next }));
        signal.addEventListener('abort', stop);
      } catch (error) {
        if (signal.aborted) return;
        const { kind } = asGatewayError(error);
        if (kind === 'auth') setRefused(true);
        take({ problem: errors(`${kind}.title`) });
      }
    }
    void forEachAtOnce(scopes, AT_ONCE, read, signal);
    return () => leaving.abort();
  }, [scopes, fresh, session, errors, attempt, put]);
  return answers;
}

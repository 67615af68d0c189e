import { useEffect, useMemo, useState } from 'react';
import { Outlet, useParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { PageButton } from '../../ui/controls/page-button';
import type { GatewayError } from '../../domain/gateway-error';
import { findGroup, type FoundGroup } from '../../gitlab/groups';
import { useSession } from '../../gitlab/session/session-context';
import { asGatewayError } from '../../domain/gateway-error';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { Problem } from '../shared/problem/problem';
import { scopePath } from '../shared/scope-address';
import type { ScopeOutlet } from '../shared/scope-context';
import { UnlessToken } from '../shared/token/unless-token';

type Lookup = FoundGroup | { readonly kind: 'failed'; readonly error: GatewayError };

/** Finds the group in the address: first among the owned groups, then by a request. */
export function GroupLoader() {
  const { fullPath = '' } = useParams();
  const { client, instance } = useSession();
  const t = useTranslations('shell');
  const groups = useOwnedGroups();
  const [lookup, setLookup] = useState<{ readonly path: string; readonly result: Lookup } | null>(
    null,
  );
  const [attempt, setAttempt] = useState(0);

  const wanted = fullPath.toLowerCase();
  const own =
    groups.kind === 'ready'
      ? groups.groups.find((group) => group.fullPath.toLowerCase() === wanted)
      : undefined;
  const needsLookup = groups.kind === 'failed' || (groups.kind === 'ready' && !own);

  useEffect(() => {
    if (!needsLookup) return undefined;
    let left = false;
    async function find() {
      const result = await findGroup(client, instance, fullPath).catch(
        (error: unknown): Lookup => ({ kind: 'failed', error: asGatewayError(error) }),
      );
      if (!left) setLookup({ path: fullPath, result });
    }
    void find();
    return () => {
      left = true;
    };
  }, [needsLookup, fullPath, attempt, client, instance]);

  const result = lookup?.path === fullPath ? lookup.result : null;
  const found = own ?? (result?.kind === 'found' ? result.group : null);
  const owned = own !== undefined || (result?.kind === 'found' && result.owned);
  const outlet = useMemo<ScopeOutlet | null>(
    () =>
      found && {
        scope: { kind: 'group', id: found.id, fullPath: found.fullPath, name: found.name },
        name: found.name,
        owned,
      },
    [found, owned],
  );

  if (outlet) return <Outlet key={found?.id} context={outlet} />;
  if (result?.kind === 'failed') {
    return <Problem error={result.error} onRetry={() => setAttempt((count) => count + 1)} />;
  }
  if (result?.kind === 'subgroup') {
    return (
      <EmptyState
        level={1}
        title={t('subgroupTitle')}
        actions={
          <PageButton
            variant="contained"
            to={`${scopePath({ kind: 'group', fullPath: result.rootPath })}/seats`}
          >
            {t('openRoot', { root: result.rootPath })}
          </PageButton>
        }
      >
        {t('subgroupText', { path: fullPath, root: result.rootPath })}
      </EmptyState>
    );
  }
  if (result?.kind === 'missing') {
    return (
      <UnlessToken group={fullPath} name={fullPath}>
        <EmptyState
          level={1}
          title={t('groupMissingTitle')}
          actions={
            <PageButton variant="contained" to="/groups">
              {t('notFoundAction')}
            </PageButton>
          }
        >
          {t('groupMissingText', { path: fullPath })}
        </EmptyState>
      </UnlessToken>
    );
  }
  return <SkeletonRows rows={6} />;
}

/** Provides the whole instance as the scope, for its administrators. */
export function InstanceLoader() {
  const { instance, user } = useSession();
  const outlet = useMemo<ScopeOutlet>(
    () => ({ scope: { kind: 'instance' }, name: new URL(instance).host, owned: user.isAdmin }),
    [instance, user.isAdmin],
  );
  return <Outlet context={outlet} />;
}

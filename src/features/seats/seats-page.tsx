import { useCallback } from 'react';
import { useOutletContext, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { NoPurchase } from '../shared/purchase/no-purchase';
import { PurchaseHead } from '../shared/purchase/purchase-head';
import { PurchaseTabs } from '../shared/purchase/purchase-tabs';
import { SeatCounters } from '../shared/purchase/seat-counters';
import type { PurchaseList } from '../../gitlab/transport/answers';
import { useSession } from '../../gitlab/session/session-context';
import { usePurchases } from '../../gitlab/purchases';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { useWorkspaces } from '../../workspace/workspace';
import type { ScopeOutlet } from '../shared/scope-context';
import { Problem } from '../shared/problem';
import { usePageTitle } from '../shared/use-page-title';
import { SeatsWorkspace } from './seats-workspace';
import styles from './seats-page.module.css';

/** Counters, users, and the bulk flow of one purchase of a group or instance. */
export function SeatsPage() {
  const { scope, name, owned } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('seats');
  const { instance } = useSession();
  const purchases = usePurchases(scope);
  const title = t('pageTitle', { name });
  usePageTitle(title);

  if (purchases.kind === 'loading') return <SkeletonRows rows={10} rowHeight={44} />;
  if (purchases.kind === 'failed') {
    return <PurchasesProblem {...purchases} />;
  }
  if (purchases.purchases.length === 0) {
    return (
      <>
        <h1 className={styles.title}>{title}</h1>
        <NoPurchase
          scope={scope.kind}
          name={name}
          owned={owned}
          withoutSeats={purchases.withoutSeats}
          instance={instance}
          page={window.location.href}
          onAgain={purchases.reload}
        />
      </>
    );
  }
  return <Purchases title={title} {...purchases} />;
}

function PurchasesProblem({
  error,
  retry,
}: Extract<ReturnType<typeof usePurchases>, { kind: 'failed' }>) {
  const t = useTranslations('purchases');
  return <Problem title={t('failedTitle')} error={error} onRetry={retry} />;
}

type PurchasesProps = PurchaseList & { readonly title: string };

function Purchases({ title, purchases, withoutSeats }: PurchasesProps) {
  const { scope } = useOutletContext<ScopeOutlet>();
  const workspaces = useWorkspaces();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('addon');
  const chosen = purchases.find((one) => one.name === wanted) ?? purchases[0];
  const choose = useCallback(
    (id: string) => {
      const next = purchases.find((one) => one.id === id);
      // Filters are about people, so they stay from one purchase to the next.
      if (next) setParams((now) => withAddOn(now, next.name), { replace: true });
    },
    [purchases, setParams],
  );
  if (!chosen) return null;
  return (
    <>
      <PurchaseHead title={title} purchase={chosen} />
      <PurchaseTabs
        purchases={purchases}
        withoutSeats={withoutSeats}
        chosen={chosen.id}
        onChoose={choose}
      />
      <SeatCounters purchase={chosen} />
      <SeatsWorkspace
        key={chosen.id}
        workspace={workspaces.open(scope, chosen)}
        purchase={chosen}
      />
    </>
  );
}

function withAddOn(params: URLSearchParams, name: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set('addon', name);
  return next;
}

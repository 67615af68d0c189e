import { Fragment, type ReactNode, useCallback } from 'react';
import { useOutletContext, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Purchase, SeatScope } from '../../../domain/purchase';
import { useSession } from '../../../gitlab/session/session-context';
import type { PurchaseList } from '../../../gitlab/transport/answers';
import { usePurchases } from '../../../gitlab/purchases';
import { SkeletonRows } from '../../../ui/feedback/skeleton-rows';
import { useWorkspaces, type Workspace } from '../../../workspace/workspace';
import { Problem } from '../problem/problem';
import type { ScopeOutlet } from '../scope-context';
import { usePageTitle } from '../use-page-title';
import { NoPurchase } from './no-purchase';
import { useProductName } from './product-name';
import styles from './purchase-page.module.css';
import { PurchaseTabs } from './purchase-tabs';

/** The purchase that a page is about. */
export type ChosenPurchase = {
  /** With the counters of GitLab's latest answer. */
  readonly purchase: Purchase;
  readonly workspace: Workspace;
  readonly scope: SeatScope;
  /** The group's name, or the host of the instance. */
  readonly name: string;
};

type PurchasePageProps = {
  readonly title: string;
  /** Beside the title. */
  readonly actions: (purchase: Purchase) => ReactNode;
  /** Below everything, also where there is no purchase. */
  readonly footer?: ReactNode;
  /** Mounted anew for each purchase. */
  readonly children: (chosen: ChosenPurchase) => ReactNode;
};

/**
 * The frame of every page about a purchase of a group or the instance: its title, a tab for each product,
 * and what to say while there is no purchase to show. `?addon=` in the address chooses the product.
 */
export function PurchasePage({ title, actions, footer, children }: PurchasePageProps) {
  const { scope, name, owned } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('purchases');
  const { instance } = useSession();
  const purchases = usePurchases(scope);
  usePageTitle(title);
  if (purchases.kind === 'loading') return <SkeletonRows rows={10} rowHeight={44} />;
  if (purchases.kind === 'failed') {
    return <Problem title={t('failedTitle')} error={purchases.error} onRetry={purchases.retry} />;
  }
  return (
    <>
      {purchases.purchases.length === 0 ? (
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
      ) : (
        <Purchases title={title} actions={actions} {...purchases}>
          {children}
        </Purchases>
      )}
      {footer}
    </>
  );
}

type PurchasesProps = Omit<PurchasePageProps, 'footer'> & PurchaseList;

function Purchases({ title, actions, purchases, withoutSeats, children }: PurchasesProps) {
  const { scope, name } = useOutletContext<ScopeOutlet>();
  const productName = useProductName();
  const workspaces = useWorkspaces();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('addon');
  const purchase = purchases.find((one) => one.name === wanted) ?? purchases[0];
  const choose = useCallback(
    (id: string) => {
      const next = purchases.find((one) => one.id === id);
      if (!next) return;
      setParams(
        (now) => {
          // What else is in the address, such as filters, fits every purchase.
          const changed = new URLSearchParams(now);
          changed.set('addon', next.name);
          return changed;
        },
        { replace: true },
      );
    },
    [purchases, setParams],
  );
  if (!purchase) return null;
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.product}>{productName(purchase.name)}</p>
        <div className={styles.actions}>{actions(purchase)}</div>
      </div>
      <PurchaseTabs
        purchases={purchases}
        withoutSeats={withoutSeats}
        chosen={purchase.id}
        onChoose={choose}
      />
      <Fragment key={purchase.id}>
        {children({ purchase, workspace: workspaces.open(scope, purchase), scope, name })}
      </Fragment>
    </>
  );
}

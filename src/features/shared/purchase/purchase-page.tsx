import { Fragment, type ReactNode, useCallback, useState } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Purchase, SeatScope } from '../../../domain/purchase';
import { countdown, type SubscriptionEnd } from '../../../domain/renewal/subscription-end';
import { useSession } from '../../../gitlab/session/session-context';
import type { PurchaseList } from '../../../gitlab/transport/answers';
import { usePurchases } from '../../../gitlab/purchases';
import { utcDay } from '../../../lib/days';
import { SkeletonRows } from '../../../ui/feedback/skeleton-rows';
import { useWorkspaces, type Workspace } from '../../../workspace/workspace';
import { Problem } from '../problem/problem';
import type { ScopeOutlet } from '../scope-context';
import { UnlessToken } from '../token/unless-token';
import { usePageTitle } from '../use-page-title';
import { useAddressParams, withParam } from '../../../ui/layout/use-address-params';
import { NoPurchase } from './no-purchase';
import { useProductName } from './product-name';
import styles from './purchase-page.module.css';
import { PurchaseTabs } from './purchase-tabs';
import { SeatStrip } from './seat-strip';
import { useKnownEnd } from './use-known-end';

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
  /** With the figures of the purchase on top. */
  readonly strip?: boolean;
  /** Mounted anew for each purchase. */
  readonly children: (chosen: ChosenPurchase) => ReactNode;
};

/**
 * The frame of every page about a purchase of a group or the instance: its title, a tab for each product,
 * and what to say while there is no purchase to show. `?addon=` in the address chooses the product.
 */
export function PurchasePage(props: PurchasePageProps) {
  const { title, footer } = props;
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
          <UnlessToken group={scope.kind === 'group' ? scope.fullPath : null} name={name}>
            <NoPurchase
              scope={scope.kind}
              name={name}
              owned={owned}
              withoutSeats={purchases.withoutSeats}
              instance={instance}
              page={window.location.href}
              onAgain={purchases.reload}
            />
          </UnlessToken>
        </>
      ) : (
        <Purchases {...props} {...purchases} />
      )}
      {footer}
    </>
  );
}

type PurchasesProps = Omit<PurchasePageProps, 'footer'> & PurchaseList;

/** A part of the page for each purchase, and a tab for each. */
function Purchases(props: PurchasesProps) {
  const { purchases } = props;
  const [params, change] = useAddressParams();
  const wanted = params.get('addon');
  const purchase = purchases.find((one) => one.name === wanted) ?? purchases[0];
  const choose = useCallback(
    (id: string) => {
      const next = purchases.find((one) => one.id === id);
      // What else is in the address, such as filters, fits every purchase.
      if (next) change((now) => withParam(now, 'addon', next.name));
    },
    [purchases, change],
  );
  if (!purchase) return null;
  return <OnePurchase {...props} purchase={purchase} onChoose={choose} />;
}

type OnePurchaseProps = PurchasesProps & {
  readonly purchase: Purchase;
  readonly onChoose: (purchaseId: string) => void;
};

function OnePurchase(props: OnePurchaseProps) {
  const { title, actions, strip = false, purchases, withoutSeats, purchase, onChoose } = props;
  const { scope, name, owned } = useOutletContext<ScopeOutlet>();
  const productName = useProductName();
  const workspace = useWorkspaces().open(scope, purchase);
  const end = useKnownEnd(workspace, purchase.id, owned !== false);
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.product}>
          {productName(purchase.name)} {end?.trial && <TrialLabel end={end} />}
        </p>
        <div className={styles.actions}>{actions(purchase)}</div>
      </div>
      <PurchaseTabs
        purchases={purchases}
        withoutSeats={withoutSeats}
        chosen={purchase.id}
        onChoose={onChoose}
      />
      <Fragment key={purchase.id}>
        {strip && <SeatStrip purchase={purchase} workspace={workspace} end={end} />}
        {props.children({ purchase, workspace, scope, name })}
      </Fragment>
    </>
  );
}

/** GitLab has no trial flag for a purchase: it is the subscription that is one. */
function TrialLabel({ end }: { readonly end: SubscriptionEnd }) {
  const t = useTranslations('purchases.trial');
  const [today] = useState(() => utcDay(Date.now()));
  const { kind, days } = countdown(end.endsOn, today);
  return <span className={styles.trial}>{t(kind, { days })}</span>;
}

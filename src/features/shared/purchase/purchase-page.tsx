import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useOutletContext, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { SeatScope, Purchase } from '../../../domain/purchase';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { utcDay } from '../../../lib/days';
import { NoPurchase } from './no-purchase';
import { useProductName } from './product-name';
import { PurchaseTabs } from './purchase-tabs';
import { RosterNotices } from '../roster-notices';
import { RosterStatusLine } from '../roster-status';
import type { PurchaseList } from '../../../gitlab/transport/answers';
import { useSession } from '../../../gitlab/session/session-context';
import { usePurchases } from '../../../gitlab/purchases';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { SkeletonRows } from '../../../ui/feedback/skeleton-rows';
import { useWorkspaces, type Workspace } from '../../../workspace/workspace';
import type { ScopeOutlet } from '../scope-context';
import { Problem } from '../problem';
import { usePageTitle } from '../use-page-title';
import styles from './purchase-page.module.css';

/** What a report is about: one purchase, and its users as far as they are loaded. */
export type ReportSubject = {
  readonly workspace: Workspace;
  readonly purchase: Purchase;
  readonly scope: SeatScope;
  readonly name: string;
  readonly snapshot: RosterSnapshot;
  /** In UTC, as GitLab records activity; the same for all figures of the page. */
  readonly today: string;
};

type ReportFrameProps = {
  readonly title: string;
  /** Beside the title. */
  readonly actions?: ReactNode;
  /** Below everything, also where there is no purchase. */
  readonly footer?: ReactNode;
  readonly children: (subject: ReportSubject) => ReactNode;
};

/** Title, purchase and users of a report page; what there is to say while one of them is missing. */
export function ReportFrame({ title, actions, footer, children }: ReportFrameProps) {
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
        <Chosen title={title} actions={actions} {...purchases}>
          {children}
        </Chosen>
      )}
      {footer}
    </>
  );
}

type ChosenProps = Omit<ReportFrameProps, 'footer'> & PurchaseList;

function Chosen({ title, actions, purchases, withoutSeats, children }: ChosenProps) {
  const { scope } = useOutletContext<ScopeOutlet>();
  const productName = useProductName();
  const workspaces = useWorkspaces();
  const [params, setParams] = useSearchParams();
  const wanted = params.get('addon');
  const chosen = purchases.find((one) => one.name === wanted) ?? purchases[0];
  const choose = useCallback(
    (id: string) => {
      const next = purchases.find((one) => one.id === id);
      if (!next) return;
      setParams(
        (now) => {
          const changed = new URLSearchParams(now);
          changed.set('addon', next.name);
          return changed;
        },
        { replace: true },
      );
    },
    [purchases, setParams],
  );
  if (!chosen) return null;
  return (
    <>
      <div className={styles.head}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.product}>{productName(chosen.name)}</p>
        <div className={styles.actions}>{actions}</div>
      </div>
      <PurchaseTabs
        purchases={purchases}
        withoutSeats={withoutSeats}
        chosen={chosen.id}
        onChoose={choose}
      />
      <Loaded key={chosen.id} workspace={workspaces.open(scope, chosen)} purchase={chosen}>
        {children}
      </Loaded>
    </>
  );
}

type LoadedProps = Pick<ReportFrameProps, 'children'> & {
  readonly workspace: Workspace;
  readonly purchase: Purchase;
};

function Loaded({ workspace, purchase, children }: LoadedProps) {
  const { scope, name } = useOutletContext<ScopeOutlet>();
  const errors = useTranslations('errors.gateway');
  const seats = useTranslations('seats');
  const { roster } = workspace;
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const [today] = useState(() => utcDay(Date.now()));
  useEffect(() => roster.load(), [roster]);
  const { status } = snapshot;
  return (
    <>
      {status.kind === 'failed' && (
        <EmptyState title={seats('failedTitle')}>
          {errors(`${status.failure.kind}.text`)}
        </EmptyState>
      )}
      <RosterNotices
        roster={roster}
        snapshot={snapshot}
        errorTitle={(kind) => errors(`${kind as 'network'}.title`)}
      />
      <RosterStatusLine
        roster={roster}
        snapshot={snapshot}
        shown={snapshot.users.length}
        filtering={false}
        note=""
      />
      {children({ workspace, purchase, scope, name, snapshot, today })}
    </>
  );
}

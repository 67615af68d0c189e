import Button from '@mui/material/Button';
import { type ComponentType, useMemo, useState, useSyncExternalStore } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import {
  candidatesToCsv,
  candidatesToJson,
  excludedToCsv,
  excludedToJson,
} from '../../domain/reclaim/reclaim-export';
import { followUpOf } from '../../domain/reclaim/follow-up';
import { knowsHolders } from '../../domain/roster/roster-snapshot';
import { createView } from '../../domain/roster/view/view';
import { seatsAvailable } from '../../domain/purchase';
import type { SeatUser } from '../../domain/seat-user';
import { useSession } from '../../gitlab/session/session-context';
import { ExportMenu } from '../../ui/data/export-menu';
import { PageButton } from '../../ui/controls/page-button';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { tableSetting } from '../../storage/seat-settings';
import { utcDay } from '../../lib/days';
import { planFor } from '../../workspace/plans';
import type { Workspace } from '../../workspace/workspace';
import { usePlanReview } from '../shared/plans/plan-review';
import { useEmails } from '../shared/emails/use-emails';
import { useProductName } from '../shared/purchase/product-name';
import { type ChosenPurchase, PurchasePage } from '../shared/purchase/purchase-page';
import { useSeatCost } from '../shared/purchase/seat-cost';
import { PrintButton } from '../shared/reports/print-button';
import type { ReportSubject } from '../shared/reports/report-frame';
import { scopePath } from '../shared/scope-address';
import { useWriteBlock } from '../shared/use-write-permission';
import type { ScopeOutlet } from '../shared/scope-context';
import { SeatsListProvider } from '../shared/seats-list/seats-list-context';
import { useShownFeatures } from '../shared/team-view/use-team-view';
import { useSeatToggle } from '../shared/seats-list/use-seat-toggle';
import { WhoDecides } from '../shared/who-decides/who-decides';
import { FollowUpLine, useNotices } from './follow-up-line';
import { MessageDialog, type MessageDialogProps } from './message-dialog';
import type { UsageFigures } from '../../domain/roster/usage-figures';
import type { Candidate } from '../../domain/reclaim/candidates';
import { PolicyForm, PrintedPolicy, SavedPolicies } from './policy-form';
import { ReasonCell, ReasonsContext } from './reason-cell';
import { ReclaimPanel } from './reclaim-panel';
import { ExcludedList } from './reclaim-results';
import styles from './reclaim.module.css';
import { type Reclaim, useReclaim } from './use-reclaim';

const tableSettings = tableSetting();

type ReclaimPageProps = {
  /** Where the protected users are edited. */
  readonly ProtectedUsersPanel: ComponentType<{
    readonly workspace: Workspace;
    readonly onClose: () => void;
  }>;
};

/** Finds idle seats by a policy, and removes them. */
export function ReclaimPage({ ProtectedUsersPanel }: ReclaimPageProps) {
  const { name } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('reclaim');
  return (
    <PurchasePage title={t('pageTitle', { name })} actions={() => <PrintButton />}>
      {(chosen) => <LoadedSeats {...chosen} ProtectedUsersPanel={ProtectedUsersPanel} />}
    </PurchasePage>
  );
}

function LoadedSeats(props: ChosenPurchase & ReclaimPageProps) {
  const { roster } = props.workspace;
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const [today] = useState(() => utcDay(Date.now()));
  return <ReclaimSeats {...props} snapshot={snapshot} today={today} />;
}

function ReclaimSeats({ ProtectedUsersPanel, ...subject }: ReportSubject & ReclaimPageProps) {
  const { workspace, purchase, name, snapshot, today } = subject;
  const t = useTranslations('reclaim');
  const whoDecides = useTranslations('whoDecides.rules');
  const { instance, version } = useSession();
  const features = useShownFeatures();
  const productName = useProductName();
  const costOf = useSeatCost(purchase);
  const emails = useEmails(workspace);
  const reclaim = useReclaim(subject);
  const [dialog, setDialog] = useState<'message' | 'protected-users' | null>(null);
  const { hasUsage, policy, setPolicy, list, chosen, selection, protectedUsers, figures, period } =
    reclaim;
  const { busy, toggle, failed, planFailed } = useSeatToggle(workspace, purchase);
  const { why, remove } = useRemoval(subject, reclaim, planFailed);
  const { notices, write } = useNotices(instance, purchase.id, today);
  const [view] = useState(createView);
  const { candidates } = list;
  const part = useMemo(
    () => ({ users: candidates.map(({ user }) => user), Reason: ReasonCell }),
    [candidates],
  );
  const reasons = useMemo(
    () => ({
      reasons: new Map(candidates.map((one) => [one.user.id, one])),
      usageDays: figures?.days ?? 0,
      notices,
      today,
    }),
    [candidates, figures, notices, today],
  );
  const light = useMemo(() => lightIn(candidates, figures), [candidates, figures]);
  const complete = snapshot.holders === 'complete';
  const cost = chosen.length > 0 ? costOf(chosen.length) : null;
  const { kind } = snapshot.status;
  const settled = kind !== 'idle' && kind !== 'failed' && (complete || kind !== 'loading');
  const isKnown = knowsHolders(snapshot);
  const about = { instance, scope: name, purchase, day: today };
  const followUp = followUpOf(notices, snapshot.users, protectedUsers.isProtected);

  return (
    <ReasonsContext value={reasons}>
      <div className={styles.line} data-no-print>
        <PolicyForm
          policy={policy}
          onChange={setPolicy}
          protectedRules={protectedUsers.rules.length}
          hasUsage={hasUsage}
          onEditProtected={() => setDialog('protected-users')}
        />
        <SavedPolicies policy={policy} period={period} onUse={setPolicy} />
      </div>
      <WhoDecides
        workspace={workspace}
        selectedLink={
          <PageButton
            size="small"
            to={`${scopePath(workspace.scope)}/seats?${new URLSearchParams({ addon: purchase.name }).toString()}`}
          >
            {whoDecides('show')}
          </PageButton>
        }
      />
      <PrintedPolicy policy={policy} protectedRules={protectedUsers.rules.length} />
      {protectedUsers.kind === 'unreadable' && (
        <Banner tone="danger">{t('unreadableProtection')}</Banner>
      )}
      <div className={styles.line}>
        <h2 className={styles.subtitle}>
          {t('found', { count: chosen.length, complete: complete ? 'yes' : 'no' })}
        </h2>
        {cost !== null && <span className={styles.quiet}>{cost}</span>}
        <span className={styles.quiet}>
          {t('freeAfter', {
            free: Math.max(
              0,
              purchase.purchasedQuantity - purchase.assignedQuantity + chosen.length,
            ),
          })}
        </span>
        <ExcludedList
          excluded={list.excluded}
          seenSince={reclaim.seenSince}
          graceDays={policy.graceDays}
          exports={
            <ExportMenu
              label={t('spared.title')}
              name={[name, 'kept']}
              csv={() => excludedToCsv(list.excluded)}
              json={() => excludedToJson(list.excluded, policy, about)}
            />
          }
        />
      </div>
      {list.unproven > 0 && (
        <p className={styles.quiet}>
          {t('unproven', { count: list.unproven, days: policy.graceDays })}
        </p>
      )}
      {followUp && (
        <FollowUpLine
          followUp={followUp}
          why={why}
          onRemove={() => {
            selection.clear();
            selection.set(
              followUp.rest.map(({ id }) => id),
              true,
            );
            remove(followUp.rest);
          }}
        />
      )}
      {failed}
      <SeatsListProvider
        workspace={{ ...workspace, selection, view }}
        part={part}
        needsUse={policy.light && hasUsage}
        available={seatsAvailable(purchase)}
        scopeName={name}
        features={features}
        version={version}
        tableSettings={tableSettings}
        canWrite={why === null}
        readOnlyWhy={why ?? ''}
        busy={busy}
        onToggle={toggle}
      >
        <ReclaimPanel
          candidates={candidates}
          onRemove={() => remove(chosen.map(({ user }) => user))}
          empty={
            // Where no holder could be loaded, the notice above says all that is known.
            candidates.length === 0 && settled && (isKnown || snapshot.holdersLoaded > 0) ? (
              <EmptyState title={t(isKnown ? 'emptyTitle' : 'emptyPartialTitle')}>
                {t(snapshot.holdersLoaded === 0 ? 'emptyNobody' : 'emptyText')}
              </EmptyState>
            ) : null
          }
          actions={
            <>
              <Button size="small" onClick={() => setDialog('message')}>
                {t('write')}
              </Button>
              <ExportMenu
                label={t('tableLabel')}
                name={[name, 'reclaim']}
                disabled={chosen.length === 0}
                csv={() => candidatesToCsv(chosen, figures)}
                json={() => candidatesToJson(chosen, policy, about, figures)}
              />
            </>
          }
        />
      </SeatsListProvider>
      {dialog === 'message' && (
        <MessageDialog
          users={chosen.map(({ user }) => user)}
          scope={name}
          product={productName(purchase.name)}
          days={policy.idleDays}
          light={light}
          today={today}
          emails={emails}
          onWritten={write}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'protected-users' && (
        <ProtectedUsersPanel workspace={workspace} onClose={() => setDialog(null)} />
      )}
    </ReasonsContext>
  );
}

/** The events of the light users, and how many days these are about. */
function lightIn(
  candidates: readonly Candidate[],
  figures: UsageFigures | undefined,
): MessageDialogProps['light'] {
  const events = candidates.flatMap((one) =>
    one.reason === 'light' ? [[one.user.id, one.events] as const] : [],
  );
  return { events: new Map(events), days: figures?.days ?? 0 };
}

/** Removes the chosen seats after a review of the plan; `why` says why that is not possible now. */
function useRemoval(
  { workspace, purchase, snapshot }: ReportSubject,
  { policy, protectedUsers }: Reclaim,
  planFailed: () => void,
): {
  readonly why: string | null;
  readonly remove: (users: readonly SeatUser[]) => void;
} {
  const t = useTranslations('reclaim');
  const blockedBy = useWriteBlock();
  const review = usePlanReview();

  function reasonNotTo(): string | null {
    if (blockedBy !== null) return blockedBy;
    if (snapshot.status.kind === 'loading' && snapshot.holders !== 'complete') {
      return t('waitForUsers');
    }
    if (protectedUsers.kind === 'ready') return null;
    return t(protectedUsers.kind === 'loading' ? 'waitForProtection' : 'unreadableProtection');
  }
  async function remove(users: readonly SeatUser[]) {
    // Another tab may have changed the protected users.
    const isProtected = await workspace.protectedUsers.refresh().catch(planFailed);
    if (!isProtected || workspace.protectedUsers.getSnapshot().kind !== 'ready') return;
    const origin = { kind: 'reclaim', policy } as const;
    await review({ workspace, plan: planFor('remove', users, purchase, isProtected, origin) });
  }
  return { why: reasonNotTo(), remove: (users) => void remove(users) };
}

import Button from '@mui/material/Button';
import { type ComponentType, useState } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import {
  candidatesToCsv,
  candidatesToJson,
  excludedToCsv,
  excludedToJson,
} from '../../domain/reclaim/reclaim-export';
import { holdersState } from '../../domain/utilization/utilization-figures';
import { useSession } from '../../gitlab/session/session-context';
import { ExportMenu } from '../../ui/data/export-menu';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { planFor } from '../../workspace/plans';
import type { Workspace } from '../../workspace/workspace';
import { usePlanReview } from '../shared/plans/plan-review';
import { useProductName } from '../shared/purchase/product-name';
import { ReportFrame, type ReportSubject } from '../shared/reports/report-frame';
import { readOnlyWhy } from '../shared/read-only-reason';
import type { ScopeOutlet } from '../shared/scope-context';
import { CandidatesBar, CandidatesTable } from './candidates-table';
import { MessageDialog } from './message-dialog';
import { PolicyForm, SavedPolicies } from './policy-form';
import { ExcludedList, ReclaimTiles } from './reclaim-results';
import { type Reclaim, useReclaim } from './use-reclaim';

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
    <ReportFrame title={t('pageTitle', { name })}>
      {(subject) => <ReclaimSeats {...subject} ProtectedUsersPanel={ProtectedUsersPanel} />}
    </ReportFrame>
  );
}

function ReclaimSeats({ ProtectedUsersPanel, ...subject }: ReportSubject & ReclaimPageProps) {
  const { workspace, purchase, name, snapshot, today } = subject;
  const t = useTranslations('reclaim');
  const { instance } = useSession();
  const productName = useProductName();
  const reclaim = useReclaim(subject);
  const [dialog, setDialog] = useState<'message' | 'protected-users' | null>(null);
  const { policy, setPolicy, list, chosen, protectedUsers } = reclaim;
  const { why, remove } = useRemoval(subject, reclaim);
  const complete = snapshot.holders === 'complete';
  const { kind } = snapshot.status;
  const settled = kind !== 'idle' && (complete || kind !== 'loading');
  const about = { instance, scope: name, purchase, day: today };

  return (
    <>
      <PolicyForm
        policy={policy}
        onChange={setPolicy}
        seenSince={reclaim.seenSince}
        protectedRules={protectedUsers.kind === 'ready' ? protectedUsers.rules.length : 0}
        onEditProtected={() => setDialog('protected-users')}
      />
      <SavedPolicies policy={policy} onUse={setPolicy} />
      {protectedUsers.kind === 'unreadable' && (
        <Banner tone="danger">{t('unreadableProtection')}</Banner>
      )}
      <ReclaimTiles
        purchase={purchase}
        list={list}
        chosen={chosen.length}
        state={holdersState(snapshot, purchase.assignedQuantity)}
        complete={complete}
      />
      {list.candidates.length === 0 && settled ? (
        <EmptyState title={t('emptyTitle')}>
          {t(snapshot.holdersLoaded === 0 ? 'emptyNobody' : 'emptyText')}
        </EmptyState>
      ) : (
        <>
          <CandidatesBar count={chosen.length} why={why} onRemove={remove}>
            <Button
              size="small"
              disabled={chosen.length === 0}
              onClick={() => setDialog('message')}
            >
              {t('write')}
            </Button>
            <ExportMenu
              label={t('table.caption')}
              name={[name, 'reclaim']}
              disabled={chosen.length === 0}
              csv={() => candidatesToCsv(chosen)}
              json={() => candidatesToJson(chosen, policy, about)}
            />
          </CandidatesBar>
          <CandidatesTable
            candidates={list.candidates}
            unchecked={reclaim.unchecked}
            onToggle={reclaim.toggle}
            onToggleAll={reclaim.toggleAll}
            today={today}
          />
        </>
      )}
      <ExcludedList
        excluded={list.excluded}
        exports={
          <ExportMenu
            label={t('spared.title')}
            name={[name, 'kept']}
            csv={() => excludedToCsv(list.excluded)}
            json={() => excludedToJson(list.excluded, policy, about)}
          />
        }
      />
      {dialog === 'message' && (
        <MessageDialog
          users={chosen.map(({ user }) => user)}
          scope={name}
          product={productName(purchase.name)}
          days={policy.idleDays}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'protected-users' && (
        <ProtectedUsersPanel workspace={workspace} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

/** Removes the chosen seats after a review of the plan; `why` says why that is not possible now. */
function useRemoval(
  { workspace, purchase, snapshot }: ReportSubject,
  { chosen, policy, protectedUsers }: Reclaim,
): { readonly why: string | null; readonly remove: () => void } {
  const t = useTranslations('reclaim');
  const shell = useTranslations('shell');
  const session = useSession();
  const review = usePlanReview();

  function reasonNotTo(): string | null {
    if (!session.canWrite) return shell(readOnlyWhy(session));
    if (snapshot.status.kind === 'loading' && snapshot.holders !== 'complete') {
      return t('waitForUsers');
    }
    if (protectedUsers.kind === 'ready') return null;
    return t(protectedUsers.kind === 'loading' ? 'waitForProtection' : 'unreadableProtection');
  }
  async function remove() {
    // Another tab may have changed the protected users.
    const isProtected = await workspace.protectedUsers.refresh();
    if (workspace.protectedUsers.getSnapshot().kind !== 'ready') return;
    const users = chosen.map(({ user }) => user);
    const origin = { kind: 'reclaim', policy } as const;
    await review({ workspace, plan: planFor('remove', users, purchase, isProtected, origin) });
  }
  return { why: reasonNotTo(), remove: () => void remove() };
}

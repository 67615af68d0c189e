import Button from '@mui/material/Button';
import {
  lazy,
  startTransition,
  Suspense,
  useMemo,
  useOptimistic,
  useState,
  useSyncExternalStore,
} from 'react';
import { useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Plan } from '../../domain/plan/plan';
import { reclaimList } from '../../domain/reclaim/candidates';
import { savePolicy, type NamedPolicy, type ReclaimPolicy } from '../../domain/reclaim/policy';
import { readPolicy, writePolicy } from '../../domain/reclaim/policy-url';
import {
  candidatesToCsv,
  candidatesToJson,
  excludedToCsv,
  excludedToJson,
} from '../../domain/reclaim/reclaim-export';
import { holdersState } from '../../domain/utilization/holders-state';
import { useProductName } from '../shared/purchase/product-name';
import { CandidatesTable } from './candidates-table';
import { MessageDialog } from './message-dialog';
import { PolicyForm } from './policy-form';
import { ReclaimBar } from './reclaim-bar';
import { ReclaimSummary } from './reclaim-summary';
import { SavedPolicies } from './saved-policies';
import { ExcludedList } from './excluded-list';
import { useSession } from '../../gitlab/session/session-context';
import { policiesSetting } from '../../storage/seat-settings';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { ExportMenu } from '../../ui/data/export-menu';
import { planFor } from '../../workspace/plans';
import type { ReportSubject } from '../shared/purchase/report-frame';
import { useSnapshots } from '../shared/use-snapshots';
import { readOnlyWhy } from '../shared/read-only-reason';
import tiles from '../shared/reports.module.css';

const BulkDialog = lazy(async () => ({
  default: (await import('../bulk/plan/bulk-dialog')).BulkDialog,
}));

const ProtectedUsersPanel = lazy(async () => ({
  default: (await import('../protected-users/protected-users-panel')).ProtectedUsersPanel,
}));

/** A policy, whom it finds, and the plan that removes their seats. */
export function ReclaimReport({ workspace, purchase, name, snapshot, today }: ReportSubject) {
  const t = useTranslations('reclaim');
  const shell = useTranslations('shell');
  const { instance, canWrite } = useSession();
  const productName = useProductName();
  const [params, setParams] = useSearchParams();
  const requested = useMemo(() => readPolicy(params), [params]);
  // A switch turns at once; the address follows when there is time for it.
  const [policy, showPolicy] = useOptimistic(requested);
  const [saved, setSaved] = useState(policiesSetting.read);
  const [unchecked, setUnchecked] = useState<ReadonlySet<string>>(new Set());
  const [plan, setPlan] = useState<Plan | null>(null);
  const [writing, setWriting] = useState(false);
  const [protecting, setProtecting] = useState(false);
  const history = useSnapshots(instance, purchase, snapshot, today);
  const protectedUsers = useSyncExternalStore(
    workspace.protectedUsers.subscribe,
    workspace.protectedUsers.getSnapshot,
  );
  const { users } = snapshot;
  const list = useMemo(
    () =>
      reclaimList(users, policy, {
        today,
        firstSeen: history.firstSeen,
        ...(protectedUsers.kind === 'ready' ? { isProtected: protectedUsers.isProtected } : {}),
      }),
    [users, policy, today, history.firstSeen, protectedUsers],
  );
  const chosen = list.candidates.filter(({ user }) => !unchecked.has(user.id));
  const out = useMemo(
    () => new Set(list.candidates.flatMap(({ user }) => (unchecked.has(user.id) ? [user.id] : []))),
    [list, unchecked],
  );
  const state = holdersState(snapshot, purchase.assignedQuantity);
  const complete = snapshot.holders === 'complete';
  const underway = snapshot.status.kind === 'loading' && !complete;

  function use(next: ReclaimPolicy) {
    startTransition(() => {
      showPolicy(next);
      setParams((now) => writePolicy(next, now), { replace: true, preventScrollReset: true });
    });
  }
  function keep(next: readonly NamedPolicy[]) {
    setSaved(next);
    policiesSetting.write(next);
  }
  function toggle(id: string) {
    setUnchecked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
  async function ask() {
    // Another tab may have protected somebody since.
    const isProtected = await workspace.protectedUsers.refresh();
    if (workspace.protectedUsers.getSnapshot().kind !== 'ready') return;
    const chosenUsers = chosen.map(({ user }) => user);
    setPlan(planFor('remove', chosenUsers, purchase, isProtected));
  }

  const why = !canWrite
    ? shell(readOnlyWhy())
    : underway
      ? t('waitForUsers')
      : protectedUsers.kind === 'ready'
        ? null
        : t(protectedUsers.kind === 'loading' ? 'waitForProtection' : 'unreadableProtection');

  return (
    <>
      <PolicyForm
        policy={policy}
        onChange={use}
        seenSince={history.firstSeen?.since ?? null}
        protectedRules={protectedUsers.kind === 'ready' ? protectedUsers.rules.length : 0}
        onEditProtected={() => setProtecting(true)}
      />
      <SavedPolicies
        saved={saved}
        policy={policy}
        onUse={use}
        onSave={(title) => keep(savePolicy(saved, title, policy))}
        onDelete={(title) => keep(saved.filter((one) => one.name !== title))}
        address={addressOf(policy)}
      />
      {protectedUsers.kind === 'unreadable' && (
        <Banner tone="danger">{t('unreadableProtection')}</Banner>
      )}
      <div className={tiles.eight}>
        <ReclaimSummary
          purchase={purchase}
          list={list}
          chosen={chosen.length}
          state={state}
          complete={complete}
        />
      </div>
      {list.candidates.length === 0 && !underway && snapshot.status.kind !== 'idle' ? (
        <EmptyState title={t('emptyTitle')}>
          {t(snapshot.holdersLoaded === 0 ? 'emptyNobody' : 'emptyText')}
        </EmptyState>
      ) : (
        <>
          <ReclaimBar count={chosen.length} why={why} onRemove={() => void ask()}>
            <Button size="small" disabled={chosen.length === 0} onClick={() => setWriting(true)}>
              {t('write')}
            </Button>
            <ExportMenu
              label={t('table.caption')}
              name={[name, 'duo-reclaim', today]}
              disabled={chosen.length === 0}
              csv={() => candidatesToCsv(chosen)}
              json={() =>
                candidatesToJson(chosen, policy, { instance, scope: name, purchase, day: today })
              }
            />
          </ReclaimBar>
          <CandidatesTable
            candidates={list.candidates}
            unchecked={out}
            onToggle={toggle}
            onToggleAll={(include) =>
              setUnchecked(
                include ? new Set() : new Set(list.candidates.map(({ user }) => user.id)),
              )
            }
            today={today}
          />
        </>
      )}
      <ExcludedList
        excluded={list.excluded}
        exports={
          <ExportMenu
            label={t('spared.title')}
            name={[name, 'duo-kept', today]}
            csv={() => excludedToCsv(list.excluded)}
            json={() =>
              excludedToJson(list.excluded, policy, { instance, scope: name, purchase, day: today })
            }
          />
        }
      />
      {writing && (
        <MessageDialog
          users={chosen.map(({ user }) => user)}
          scope={name}
          product={productName(purchase.name)}
          days={policy.idleDays}
          onClose={() => setWriting(false)}
        />
      )}
      <Suspense>
        {protecting && (
          <ProtectedUsersPanel workspace={workspace} onClose={() => setProtecting(false)} />
        )}
        {plan && (
          <BulkDialog
            plan={plan}
            onConfirm={(confirmed) => {
              setPlan(null);
              void workspace.runs.start(confirmed);
            }}
            onCancel={() => setPlan(null)}
          />
        )}
      </Suspense>
    </>
  );
}

/** This page's address with all of the policy in it, also where it is the default. */
function addressOf(policy: ReclaimPolicy): string {
  const url = new URL(window.location.href);
  url.search = writePolicy(policy, url.searchParams).toString();
  return url.href;
}

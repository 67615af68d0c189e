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
  sparedToCsv,
  sparedToJson,
} from '../../domain/reclaim/reclaim-export';
import { holdersState } from '../../domain/utilisation/holders-state';
import { useProductName } from '../../features/purchases/product-name';
import { CandidatesTable } from '../../features/reclaim/candidates-table';
import { MessageDialog } from '../../features/reclaim/message-dialog';
import { PolicyForm } from '../../features/reclaim/policy-form';
import { ReclaimBar } from '../../features/reclaim/reclaim-bar';
import { ReclaimSummary } from '../../features/reclaim/reclaim-summary';
import { SavedPolicies } from '../../features/reclaim/saved-policies';
import { SparedList } from '../../features/reclaim/spared-list';
import { useSession } from '../../gitlab/session-context';
import { readPolicies, writePolicies } from '../../storage/renewal-settings';
import { Banner } from '../../ui/banner';
import { EmptyState } from '../../ui/empty-state';
import { ExportMenu } from '../../ui/export-menu';
import { planFor } from '../desk/plan-for';
import type { ReportSubject } from '../report/report-frame';
import { useLooks } from '../report/use-looks';
import { readOnlyWhy } from '../read-only-why';
import tiles from './reports.module.css';

const BulkDialog = lazy(async () => ({
  default: (await import('../../features/bulk/bulk-dialog')).BulkDialog,
}));

const ProtectionPanel = lazy(async () => ({
  default: (await import('./protection-panel')).ProtectionPanel,
}));

/** A policy, whom it finds, and the plan that removes their seats. */
export function ReclaimDesk({ desk, purchase, name, snapshot, today }: ReportSubject) {
  const t = useTranslations('reclaim');
  const shell = useTranslations('shell');
  const { instance, canWrite } = useSession();
  const productName = useProductName();
  const [params, setParams] = useSearchParams();
  const asked = useMemo(() => readPolicy(params), [params]);
  // A switch turns at once; the address follows when there is time for it.
  const [policy, showPolicy] = useOptimistic(asked);
  const [saved, setSaved] = useState(readPolicies);
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const [plan, setPlan] = useState<Plan | null>(null);
  const [writing, setWriting] = useState(false);
  const [protecting, setProtecting] = useState(false);
  const looks = useLooks(instance, purchase, snapshot, today);
  const protection = useSyncExternalStore(desk.protection.subscribe, desk.protection.getSnapshot);
  const { users } = snapshot;
  const list = useMemo(
    () =>
      reclaimList(users, policy, {
        today,
        firstSeen: looks.firstSeen,
        ...(protection.kind === 'ready' ? { isProtected: protection.isProtected } : {}),
      }),
    [users, policy, today, looks.firstSeen, protection],
  );
  const chosen = list.candidates.filter(({ user }) => !excluded.has(user.id));
  const out = useMemo(
    () => new Set(list.candidates.flatMap(({ user }) => (excluded.has(user.id) ? [user.id] : []))),
    [list, excluded],
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
    writePolicies(next);
  }
  function toggle(id: string) {
    setExcluded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
  async function ask() {
    // Another tab may have protected somebody since.
    const isProtected = await desk.protection.refresh();
    if (desk.protection.getSnapshot().kind !== 'ready') return;
    const chosenUsers = chosen.map(({ user }) => user);
    setPlan(planFor('remove', chosenUsers, purchase, isProtected));
  }

  const why = !canWrite
    ? shell(readOnlyWhy())
    : underway
      ? t('waitForUsers')
      : protection.kind === 'ready'
        ? null
        : t(protection.kind === 'loading' ? 'waitForProtection' : 'unreadableProtection');

  return (
    <>
      <PolicyForm
        policy={policy}
        onChange={use}
        seenSince={looks.firstSeen?.since ?? null}
        protectedRules={protection.kind === 'ready' ? protection.rules.length : 0}
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
      {protection.kind === 'unreadable' && (
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
                candidatesToJson(chosen, policy, { instance, place: name, purchase, day: today })
              }
            />
          </ReclaimBar>
          <CandidatesTable
            candidates={list.candidates}
            excluded={out}
            onToggle={toggle}
            onToggleAll={(include) =>
              setExcluded(include ? new Set() : new Set(list.candidates.map(({ user }) => user.id)))
            }
            today={today}
          />
        </>
      )}
      <SparedList
        spared={list.spared}
        exports={
          <ExportMenu
            label={t('spared.title')}
            name={[name, 'duo-kept', today]}
            csv={() => sparedToCsv(list.spared)}
            json={() =>
              sparedToJson(list.spared, policy, { instance, place: name, purchase, day: today })
            }
          />
        }
      />
      {writing && (
        <MessageDialog
          users={chosen.map(({ user }) => user)}
          place={name}
          product={productName(purchase.name)}
          days={policy.idleDays}
          onClose={() => setWriting(false)}
        />
      )}
      <Suspense>
        {protecting && <ProtectionPanel desk={desk} onClose={() => setProtecting(false)} />}
        {plan && (
          <BulkDialog
            plan={plan}
            onConfirm={(confirmed) => {
              setPlan(null);
              void desk.runs.start(confirmed);
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

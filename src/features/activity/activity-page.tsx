import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useCallback, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Journal, RunHeader } from '../../domain/journal/journal';
import { exportRun } from '../../domain/run/report/report-export';
import { reportOfRun } from '../../domain/run/report/build-report';
import type { Report } from '../../domain/run/report/report';
import { ActivityTable } from './list/activity-table';
import { DeleteRunDialog } from './list/delete-run-dialog';
import { DeleteRunsDialog } from './list/delete-runs-dialog';
import { journalFile } from './list/journal-file';
import { isUnderWay, type ListedRun } from './listed-run';
import { runFileName } from './run-file-name';
import { useProductName } from '../shared/purchase/product-name';
import { useSession } from '../../gitlab/session/session-context';
import { fileName, JSON_TYPE, saveFile } from '../../lib/save-file';
import { openJournal } from '../../storage/journal-db';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { useAnnounce } from '../../ui/feedback/live-region';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { listRuns } from './journal-runs';
import { useJournalRead } from './use-journal-read';
import { useAppConfig } from '../shared/config-context';
import { useDemo } from '../shared/demo-context';
import { useWorkspaces, type Workspace } from '../../workspace/workspace';
import { tidyJournal } from '../../workspace/run-control';
import { useFollowUps } from '../shared/use-follow-ups';
import { usePageTitle } from '../shared/use-page-title';
import styles from './activity-page.module.css';

/** Runs made from this browser: who, when, where, what became of it. */
export function ActivityPage() {
  const t = useTranslations('activity');
  const productName = useProductName();
  const { retention } = useAppConfig();
  const { shown, showsAll, showAll } = useShownRuns();
  const read = useCallback(
    async (journal: Journal, workspaces: readonly Workspace[]) => {
      await tidyJournal(journal, retention, Date.now());
      const runs = await listRuns(journal, shown, workspaces);
      // Asked last: that nothing can be kept shows when it is tried.
      return { runs, durable: journal.durable, any: (await journal.list()).length > 0 };
    },
    [retention, shown],
  );
  const { value, again } = useJournalRead(read);
  const actions = useRunActions();
  const [requested, setAsked] = useState<ListedRun | 'all' | null>(null);
  usePageTitle(t('title'));

  const runs = value?.runs ?? [];
  const deletable = runs.filter((run) => !isUnderWay(run));
  const remove = useDelete(() => {
    setAsked(null);
    again();
  });
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{t('title')}</h1>
          <p className={styles.intro}>{t(showsAll ? 'introAll' : 'intro')}</p>
          {showAll && (
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={showsAll}
                  onChange={(_event, checked) => showAll(checked)}
                />
              }
              label={t('showAll')}
            />
          )}
        </div>
        {runs.length > 0 && (
          <div className={styles.actions}>
            <Button size="small" onClick={() => void exportAll(runs)}>
              {t('exportAll')}
            </Button>
            <Button size="small" disabled={deletable.length === 0} onClick={() => setAsked('all')}>
              {t('deleteAll')}
            </Button>
          </div>
        )}
      </header>
      {value?.durable === false && (
        <Banner tone="caution" title={t('notKeptTitle')}>
          {t('notKept')}
        </Banner>
      )}
      {actions.element}
      {value === null ? (
        <SkeletonRows rows={6} rowHeight={60} />
      ) : runs.length === 0 ? (
        <EmptyState
          title={t(value.any && showAll ? 'emptyOwnTitle' : 'emptyTitle')}
          actions={
            <Button variant="contained" component={Link} to="/groups">
              {t('emptyAction')}
            </Button>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ActivityTable
          runs={runs}
          productName={productName}
          actions={{
            ...actions,
            onDelete: ({ id }) => setAsked(runs.find(({ header }) => header.id === id) ?? null),
          }}
        />
      )}
      <p className={styles.retention}>
        {t('retention', {
          days: retention.maxAgeMs / DAY_MS,
          runs: retention.maxRuns,
        })}
      </p>
      {requested === 'all' && (
        <DeleteRunsDialog
          count={deletable.length}
          onConfirm={() => void remove(deletable)}
          onCancel={() => setAsked(null)}
        />
      )}
      {requested !== null && requested !== 'all' && (
        <DeleteRunDialog
          run={requested}
          productName={productName}
          onConfirm={() => void remove([requested])}
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  );
}

const DAY_MS = 24 * 3_600_000;

/**
 * Which runs are shown: those of who is signed in, at the instance they are signed in to; or all of this
 * browser, if they say so. In the demo, which needs no token, never more than the demo's own.
 */
function useShownRuns() {
  const { instance, user } = useSession();
  const { gitlab: demo } = useDemo();
  const [search, setSearch] = useSearchParams();
  const showsAll = demo === null && search.has(ALL);
  const shown = useCallback(
    (header: RunHeader) =>
      showsAll || (header.instance === instance && header.who === user.username),
    [showsAll, instance, user.username],
  );
  const showAll = (all: boolean) => setSearch(all ? { [ALL]: '' } : {}, { replace: true });
  return { shown, showsAll, showAll: demo === null ? showAll : null };
}

/** In the address, so that it holds when one comes back from a report. */
const ALL = 'all';

function useRunActions() {
  const workspaces = useWorkspaces();
  const { instance, canWrite } = useSession();
  /** Reports do not say where they were made. */
  const headers = useRef(new Map<string, RunHeader>());
  const followUps = useFollowUps(
    useCallback(
      ({ runId }: Report) => {
        const header = headers.current.get(runId);
        if (!header) throw new Error(`No run ${runId}`);
        return workspaces.open(header.scope, header.purchase);
      },
      [workspaces],
    ),
  );
  async function withRun(header: RunHeader) {
    return (await openJournal()).get(header.id);
  }
  async function undo(header: RunHeader) {
    const run = await withRun(header);
    if (!run) return;
    headers.current.set(header.id, header);
    followUps.ask('undo', reportOfRun(run));
  }
  async function save(header: RunHeader) {
    const run = await withRun(header);
    if (run) saveFile(fileName(runFileName('run', header), 'json'), exportRun(run), JSON_TYPE);
  }
  return {
    element: followUps.element,
    onUndo: (header: RunHeader) => void undo(header),
    onExport: (header: RunHeader) => void save(header),
    isHere: (header: RunHeader) => header.instance === instance,
    mayChange: (header: RunHeader) => canWrite && header.instance === instance,
  };
}

function useDelete(onDone: () => void) {
  const t = useTranslations('activity');
  const announce = useAnnounce();
  return async (runs: readonly ListedRun[]) => {
    const journal = await openJournal();
    for (const { header } of runs) await journal.delete(header.id);
    announce(t('deleted', { count: runs.length }));
    onDone();
  };
}

async function exportAll(runs: readonly ListedRun[]): Promise<void> {
  const journal = await openJournal();
  const found = await Promise.all(runs.map(({ header }) => journal.get(header.id)));
  const whole = found.filter((run) => run !== null);
  saveFile(fileName(['duo-seats', 'journal'], 'json'), journalFile(whole), JSON_TYPE);
}

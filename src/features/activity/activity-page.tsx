import Button from '@mui/material/Button';
import { useCallback, useState } from 'react';
import { Link, Navigate } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { Journal } from '../../domain/journal/journal';
import { ActivityTable } from './activity-table';
import { DeleteRunDialog, DeleteRunsDialog } from './delete-run-dialogs';
import { isUnderWay, type ListedRun, listRuns, useJournalRead } from './journal-runs';
import { useProductName } from '../shared/purchase/product-name';
import { Banner } from '../../ui/feedback/banner';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { useAppConfig } from '../shared/config-context';
import type { Workspace } from '../../workspace/workspace';
import { tidyJournal } from '../../workspace/run-control';
import { scopePath } from '../shared/scope-address';
import { usePageTitle } from '../shared/use-page-title';
import { ActivityExtent } from './activity-extent';
import { exportAll, useDelete, useRunActions } from './use-run-actions';
import { useShownRuns } from './use-shown-runs';
import styles from './activity-page.module.css';

/** The runs made in this browser. */
export function ActivityPage() {
  const t = useTranslations('activity');
  const productName = useProductName();
  const { retention } = useAppConfig();
  const { shown, isOwn, ...choice } = useShownRuns();
  const { extent, scope, name, show, mayShowBrowser } = choice;
  const read = useCallback(
    async (journal: Journal, workspaces: readonly Workspace[]) => {
      await tidyJournal(journal, retention, Date.now());
      const runs = await listRuns(journal, shown, workspaces);
      // Read last: whether the browser keeps the journal shows when it is used.
      const all = await journal.list();
      return { runs, shown, durable: journal.durable, any: all.length > 0, own: all.some(isOwn) };
    },
    [retention, shown, isOwn],
  );
  const { value, again } = useJournalRead(read);
  const actions = useRunActions();
  const [toDelete, setToDelete] = useState<ListedRun | 'all' | null>(null);
  const title = extent === 'scope' ? t('titleOf', { name }) : t('title');
  usePageTitle(title);

  const runs = value?.runs ?? [];
  // The address without a group leads to the group of the latest run, and shows the runs of all groups there.
  const isOpen = scope === null && extent === 'own' && value?.shown === shown;
  const latest = isOpen ? runs[0]?.header.scope : undefined;
  const home = latest && { pathname: `${scopePath(latest)}/activity`, search: '?all=own' };
  const deletable = runs.filter((run) => !isUnderWay(run));
  const remove = useDelete(() => {
    setToDelete(null);
    again();
  });
  if (home) return <Navigate to={home} replace />;
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.intro}>{t(`intros.${extent}`, { name })}</p>
          <ActivityExtent {...choice} />
        </div>
        {runs.length > 0 && (
          <div className={styles.actions}>
            <Button size="small" onClick={() => void exportAll(runs)}>
              {t('exportAll')}
            </Button>
            <Button
              size="small"
              disabled={deletable.length === 0}
              onClick={() => setToDelete('all')}
            >
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
          title={
            extent === 'scope' && value.own
              ? t('emptyScopeTitle', { name })
              : t(value.any && mayShowBrowser ? 'emptyOwnTitle' : 'emptyTitle')
          }
          actions={
            extent === 'scope' && value.own ? (
              <Button variant="contained" onClick={() => show('own')}>
                {t('emptyScopeAction')}
              </Button>
            ) : (
              <Button
                variant="contained"
                component={Link}
                to={scope ? `${scopePath(scope)}/seats` : '/groups'}
              >
                {t(scope ? 'emptySeatsAction' : 'emptyAction')}
              </Button>
            )
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
            onDelete: ({ id }) => setToDelete(runs.find(({ header }) => header.id === id) ?? null),
          }}
        />
      )}
      <p className={styles.retention}>
        {t('retention', {
          days: retention.maxAgeMs / DAY_MS,
          runs: retention.maxRuns,
        })}
      </p>
      {toDelete === 'all' && (
        <DeleteRunsDialog
          count={deletable.length}
          onConfirm={() => void remove(deletable)}
          onCancel={() => setToDelete(null)}
        />
      )}
      {toDelete !== null && toDelete !== 'all' && (
        <DeleteRunDialog
          run={toDelete}
          productName={productName}
          onConfirm={() => void remove([toDelete])}
          onCancel={() => setToDelete(null)}
        />
      )}
    </>
  );
}

const DAY_MS = 24 * 3_600_000;

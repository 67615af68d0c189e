import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
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
import { usePageTitle } from '../shared/use-page-title';
import { exportAll, useDelete, useRunActions, useShownRuns } from './use-run-actions';
import styles from './activity-page.module.css';

/** The runs made in this browser. */
export function ActivityPage() {
  const t = useTranslations('activity');
  const productName = useProductName();
  const { retention } = useAppConfig();
  const { shown, showsAll, showAll } = useShownRuns();
  const read = useCallback(
    async (journal: Journal, workspaces: readonly Workspace[]) => {
      await tidyJournal(journal, retention, Date.now());
      const runs = await listRuns(journal, shown, workspaces);
      // Read last: whether the browser keeps the journal shows when it is used.
      return { runs, durable: journal.durable, any: (await journal.list()).length > 0 };
    },
    [retention, shown],
  );
  const { value, again } = useJournalRead(read);
  const actions = useRunActions();
  const [toDelete, setToDelete] = useState<ListedRun | 'all' | null>(null);
  usePageTitle(t('title'));

  const runs = value?.runs ?? [];
  const deletable = runs.filter((run) => !isUnderWay(run));
  const remove = useDelete(() => {
    setToDelete(null);
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

import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { SearchIllustration, SeatsIllustration } from '../../../ui/feedback/illustrations';
import { SkeletonRows } from '../../../ui/feedback/skeleton-rows';
import { SeatsTable, type SeatsTableProps } from './seats-table';

type SeatsBodyProps = SeatsTableProps & {
  readonly snapshot: RosterSnapshot;
  readonly onRetry: () => void;
  readonly filtering: boolean;
  readonly onClearFilters: () => void;
  /** GitLab is being searched for the text. */
  readonly searching: boolean;
};

/** The table, or what stands in its place: not there yet, nobody, nobody that matches, refused. */
export function SeatsBody(props: SeatsBodyProps) {
  const { snapshot, onRetry, filtering, onClearFilters, searching, ...table } = props;
  const t = useTranslations('seats');
  const errors = useTranslations('errors');
  const { status, users } = snapshot;
  const reading = status.kind === 'loading' || status.kind === 'paused' || status.kind === 'idle';
  if (table.rows.length > 0) return <SeatsTable {...table} />;
  if (status.kind === 'failed') {
    const { kind, requestId, said } = status.failure;
    return (
      <div role="alert">
        <EmptyState
          title={t('failedTitle')}
          actions={
            <Button variant="contained" onClick={onRetry}>
              {t('retry')}
            </Button>
          }
        >
          <p>{errors(`gateway.${kind}.title`)}.</p>
          {kind !== 'limit' && <p>{errors(`gateway.${kind}.text`)}</p>}
          {said !== undefined && (
            <p style={{ overflowWrap: 'anywhere' }}>{errors('said', { said })}</p>
          )}
          {requestId !== null && <p>{errors('requestId', { requestId })}</p>}
        </EmptyState>
      </div>
    );
  }
  if (users.length === 0) {
    return reading ? (
      <SkeletonRows rows={12} rowHeight={44} />
    ) : (
      <EmptyState title={t('emptyTitle')} illustration={<SeatsIllustration />}>
        {t('emptyText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('noMatchTitle')}
      illustration={<SearchIllustration />}
      actions={filtering && <Button onClick={onClearFilters}>{t('clearFilters')}</Button>}
    >
      {t(
        table.rows.unresolved.length > 0
          ? 'noMatchMembers'
          : searching
            ? 'noMatchServer'
            : reading
              ? 'noMatchLoading'
              : 'noMatchText',
      )}
    </EmptyState>
  );
}

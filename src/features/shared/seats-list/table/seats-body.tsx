import { useTranslations } from 'use-intl';
import { Button } from '../../../../ui/controls/button';
import type { RosterFailure } from '../../../../domain/roster/roster-snapshot';
import { EmptyState } from '../../../../ui/feedback/empty-state';
import { SearchIllustration, SeatsIllustration } from '../../../../ui/feedback/illustrations';
import { SkeletonRows } from '../../../../ui/feedback/skeleton-rows';
import { useSeatsList } from '../seats-list-context';
import { SeatsTable } from './seats-table';

/** The table, or why there is none: still loading, loading failed, no users, no matching users. */
export function SeatsBody() {
  const t = useTranslations('seats');
  const { snapshot, rows, part } = useSeatsList();
  const { status } = snapshot;
  const users = part?.users ?? snapshot.users;
  const loading = status.kind === 'loading' || status.kind === 'paused' || status.kind === 'idle';
  if (rows.length > 0) return <SeatsTable />;
  if (status.kind === 'failed') return <LoadingFailed failure={status.failure} />;
  if (users.length > 0) return <NoMatch loading={loading} />;
  if (loading) return <SkeletonRows rows={12} rowHeight={44} />;
  return (
    <EmptyState title={t('emptyTitle')} illustration={<SeatsIllustration />}>
      {t('emptyText')}
    </EmptyState>
  );
}

type LoadingFailedProps = { readonly failure: RosterFailure };

function LoadingFailed({ failure }: LoadingFailedProps) {
  const t = useTranslations('seats');
  const errors = useTranslations('errors');
  const { roster } = useSeatsList();
  const { kind, requestId, said } = failure;
  return (
    <div role="alert">
      <EmptyState
        title={t('failedTitle')}
        actions={
          <Button variant="contained" onClick={() => roster.retry()}>
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

function NoMatch({ loading }: { readonly loading: boolean }) {
  const t = useTranslations('seats');
  const { list, rows, server, filtering } = useSeatsList();
  return (
    <EmptyState
      title={t('noMatchTitle')}
      illustration={<SearchIllustration />}
      actions={filtering && <Button onClick={list.clearFilters}>{t('clearFilters')}</Button>}
    >
      {t(
        rows.unresolved.length > 0
          ? 'noMatchMembers'
          : server.state.kind === 'searching'
            ? 'noMatchServer'
            : loading
              ? 'noMatchLoading'
              : 'noMatchText',
      )}
    </EmptyState>
  );
}

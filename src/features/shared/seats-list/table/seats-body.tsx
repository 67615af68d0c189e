import { useTranslations } from 'use-intl';
import { Button } from '../../../../ui/controls/button';
import { loadingFailure } from '../../../../domain/roster/roster-snapshot';
import { EmptyState } from '../../../../ui/feedback/empty-state';
import { SearchIllustration, SeatsIllustration } from '../../../../ui/feedback/illustrations';
import { SkeletonRows } from '../../../../ui/feedback/skeleton-rows';
import { RosterFailed } from '../../purchase/roster-failed';
import { useSeatsList } from '../seats-list-context';
import { SeatsTable } from './seats-table';

/** The table, or why there is none: still loading, loading failed, no users, no matching users. */
export function SeatsBody() {
  const t = useTranslations('seats');
  const { roster, snapshot, rows, part } = useSeatsList();
  const { status } = snapshot;
  const users = part?.users ?? snapshot.users;
  const failure = loadingFailure(snapshot);
  const loading = status.kind === 'loading' || status.kind === 'paused' || status.kind === 'idle';
  if (rows.length > 0) return <SeatsTable />;
  if (failure !== null) return <RosterFailed roster={roster} failure={failure} />;
  if (users.length > 0) return <NoMatch loading={loading} />;
  if (loading) return <SkeletonRows rows={12} rowHeight={44} />;
  // Loading was stopped before the first users, as the notice above says.
  if (!snapshot.usersComplete) return null;
  return (
    <EmptyState title={t('emptyTitle')} illustration={<SeatsIllustration />}>
      {t('emptyText')}
    </EmptyState>
  );
}

function NoMatch({ loading }: { readonly loading: boolean }) {
  const t = useTranslations('seats');
  const { list, snapshot, rows, server, filtering } = useSeatsList();
  return (
    <EmptyState
      title={t('noMatchTitle')}
      illustration={<SearchIllustration />}
      actions={filtering && <Button onClick={list.clearFilters}>{t('clearFilters')}</Button>}
    >
      {t(
        rows.unresolved.includes('use')
          ? 'noMatchUse'
          : rows.unresolved.length > 0
            ? 'noMatchMembers'
            : server.state.kind === 'searching'
              ? 'noMatchServer'
              : loading
                ? 'noMatchLoading'
                : snapshot.usersComplete
                  ? 'noMatchText'
                  : 'noMatchPartial',
      )}
    </EmptyState>
  );
}

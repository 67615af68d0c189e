import { useDeferredValue, useState } from 'react';
import { Navigate } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { useSession } from '../../gitlab/session/session-context';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import { utcDay } from '../../lib/days';
import { loadReportMessages } from '../../messages/locale';
import { TextField } from '../../ui/controls/field';
import { EmptyState } from '../../ui/feedback/empty-state';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import { lazyPart } from '../../ui/layout/lazy-part';
import { useChoosableScopes, useMayAdminister } from '../shared/groups/use-scope-purchases';
import { Problem } from '../shared/problem/problem';
import { scopePath } from '../shared/scope-address';
import { usePageTitle } from '../shared/use-page-title';
import styles from './groups.module.css';
import { TypedGroup } from './typed-group';

/** Fetched with the page: most visits go on to the only group, and do without it. */
const GroupsComparison = lazyPart(
  async () => (await import('../shared/groups/groups-comparison')).GroupsComparison,
  <SkeletonRows rows={6} rowHeight={56} />,
  { messages: loadReportMessages },
);

type GroupsPageProps = {
  /** Shows the list even if there is only one group. */
  readonly all?: boolean;
};

/** The first page: opens the only group or the instance at once, else compares them. */
export function GroupsPage({ all = false }: GroupsPageProps) {
  const { user } = useSession();
  const mayAdminister = useMayAdminister();
  const t = useTranslations('groups');
  const owned = useOwnedGroups();
  usePageTitle(t('title'));

  if (owned.kind === 'loading') return <SkeletonRows rows={6} rowHeight={56} />;
  if (owned.kind === 'failed') return <Problem error={owned.error} onRetry={owned.retry} />;

  const [first] = owned.groups;
  if (!all && mayAdminister && (user.isAdmin === true || !first)) {
    return <Navigate to="/instance/seats" replace />;
  }
  if (!all && !mayAdminister && first && owned.groups.length === 1 && !owned.more) {
    return <Navigate to={`${scopePath({ ...first, kind: 'group' })}/seats`} replace />;
  }
  return <GroupsList />;
}

function GroupsList() {
  const t = useTranslations('groups');
  const [search, setSearch] = useState('');
  const deferredSearch = useDeferredValue(search);
  const [today] = useState(() => utcDay(Date.now()));
  const { scopes, complete } = useChoosableScopes();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{t('title')}</h1>
          <p className={styles.intro}>{t('intro')}</p>
        </div>
        {scopes.length > 0 && (
          <div className={styles.search} data-no-print>
            <TextField
              type="search"
              label={t('search')}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
        )}
      </header>
      {scopes.length === 0 ? (
        <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
      ) : (
        <GroupsComparison
          page="/seats"
          scopes={scopes}
          complete={complete}
          search={deferredSearch}
          today={today}
        />
      )}
      <TypedGroup />
    </div>
  );
}

import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { RunHeader } from '../../domain/journal/journal';
import { scopePath, useScopeName } from '../shared/scope-address';
import styles from './report-breadcrumb.module.css';
import { useActivityAddresses } from './use-shown-runs';

type ReportBreadcrumbProps = {
  readonly header: Pick<RunHeader, 'scope'>;
  readonly title: string;
};

/** Where a report stands: its group, the group's activity, and the run. */
export function ReportBreadcrumb({ header: { scope }, title }: ReportBreadcrumbProps) {
  const t = useTranslations('activity');
  const { page, list } = useActivityAddresses();
  const { name, id } = useScopeName(page);
  // Of a group that is no longer owned, the run knows the name.
  const shownName = page?.kind === 'group' && id === null && 'name' in scope ? scope.name : name;
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.list}>
        {page && (
          <li>
            <Link to={{ ...list, pathname: scopePath(page) }}>
              <bdi>{shownName}</bdi>
            </Link>
          </li>
        )}
        <li>
          <Link to={list}>{t('title')}</Link>
        </li>
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}

import { NavLink, useMatch, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { PageButton } from '../../ui/controls/page-button';
import { UnfoldIcon } from '../../ui/icons/list-icons';
import { useSession } from '../../gitlab/session/session-context';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import styles from './layout.module.css';

/** Links to the pages of a group or instance; they keep the add-on that is shown. */
export function ScopeNav() {
  const t = useTranslations('shell');
  const inGroup = useMatch('/groups/:fullPath/*');
  const inInstance = useMatch('/instance/*');
  const addOn = useSearchParams()[0].get('addon');
  const base = inGroup
    ? `/groups/${encodeURIComponent(inGroup.params.fullPath ?? '')}`
    : inInstance && '/instance';
  if (!base) return null;
  const search = addOn === null ? '' : `?${new URLSearchParams({ addon: addOn }).toString()}`;
  const pages = [
    { path: '', label: t('overview') },
    { path: '/seats', label: t('seats') },
    { path: '/reclaim', label: t('reclaim') },
    { path: '/renewal', label: t('renewal') },
  ];
  return (
    <nav aria-label={t('nav')} className={styles.nav}>
      {pages.map(({ path, label }) => (
        <NavLink
          key={path}
          end
          to={{ pathname: `${base}${path}`, search }}
          className={styles.link ?? ''}
        >
          {label}
        </NavLink>
      ))}
      <NavLink to="/activity" className={styles.link ?? ''}>
        {t('activity')}
      </NavLink>
    </nav>
  );
}

/** Names the group or instance that is shown, and leads to the others. */
export function ScopeSwitch() {
  const t = useTranslations('groups');
  const { instance } = useSession();
  const inGroup = useMatch('/groups/:fullPath/*');
  const inInstance = useMatch('/instance/*');
  const groups = useOwnedGroups();
  if (!inGroup && !inInstance) return null;
  const path = inGroup?.params.fullPath ?? '';
  const own =
    groups.kind === 'ready' ? groups.groups.find((group) => group.fullPath === path) : undefined;
  const name = inInstance ? new URL(instance).host : (own?.name ?? path);
  return (
    <span className={styles.scope}>
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      <PageButton
        to="/groups"
        variant="text"
        size="small"
        aria-label={t('switchFrom', { name })}
        endIcon={<UnfoldIcon />}
      >
        <span className={styles.scopeName}>{name}</span>
      </PageButton>
    </span>
  );
}

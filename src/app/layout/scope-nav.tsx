import { NavLink, useMatch, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import styles from './scope-nav.module.css';

/** The pages of a group or instance. The add-on that one looks at stays the same from page to page. */
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

import { useEffect, useRef } from 'react';
import { NavLink, useLocation, useSearchParams } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { scopePath, useScopeAddress } from '../../features/shared/scope-address';
import styles from './layout.module.css';

/** Links to the pages of a group or instance; they keep the add-on that is shown. */
export function ScopeNav() {
  const t = useTranslations('shell');
  const scope = useScopeAddress();
  const addOn = useSearchParams()[0].get('addon');
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // On a phone, the tabs scroll.
    nav.current
      ?.querySelector('[aria-current=page]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [pathname]);
  if (!scope) return null;
  const base = scopePath(scope);
  const search = addOn === null ? '' : `?${new URLSearchParams({ addon: addOn }).toString()}`;
  const pages = [
    { path: '', label: t('overview') },
    { path: '/seats', label: t('seats') },
    { path: '/reclaim', label: t('reclaim') },
    { path: '/renewal', label: t('renewal') },
    { path: '/activity', label: t('activity'), isAbove: true },
    { path: '/history', label: t('history') },
  ];
  return (
    <nav ref={nav} aria-label={t('nav')} className={styles.nav}>
      {pages.map(({ path, label, isAbove = false }) => (
        <NavLink
          key={path}
          end={!isAbove}
          to={{ pathname: `${base}${path}`, search }}
          className={styles.link ?? ''}
        >
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

import { useCallback, useSyncExternalStore } from 'react';
import { Link, Outlet } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import type { Session } from '../../gitlab/session/session';
import { useSession } from '../../gitlab/session/session-context';
import { allAvatarsSetting } from '../../storage/settings';
import { useTeamView } from '../../features/shared/team-view/use-team-view';
import { ColorModeMenu } from '../../ui/theme/color-mode-menu';
import { LanguageMenu } from '../../ui/controls/language-menu';
import { AvatarPolicyContext } from '../../ui/data/user-avatar';
import { usePrintedAt } from '../../ui/layout/use-printing';
import { Wordmark } from '../../ui/layout/wordmark';
import { NetworkNotices } from './network-notices';
import { AccountMenu } from './account-menu';
import { ScopeNav } from './scope-nav';
import { ScopeSwitch } from './scope-switch';
import { RunStrips } from './run-strips';
import { SessionBanners } from './session-banners';
import { useCodeAfterRows } from './use-code-after-rows';
import styles from './layout.module.css';

/** The header, the banners and the strips around every page behind the sign-in. */
export function Layout() {
  const t = useTranslations('shell');
  const session = useSession();
  const isTime = useCodeAfterRows();
  const isAvatarAllowed = useAvatarPolicy(session.instance);
  return (
    <AvatarPolicyContext value={isAvatarAllowed}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <header className={styles.header} data-no-print>
        <div className={styles.bar}>
          <Link to="/groups" className={styles.home} aria-label={t('home')}>
            <Wordmark />
          </Link>
          <ScopeSwitch />
          <span className={styles.space} />
          <TeamViewLabel />
          <LanguageMenu />
          <ColorModeMenu />
          <AccountMenu session={session} />
        </div>
        <ScopeNav />
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        <PrintHead session={session} />
        <SessionBanners session={session} />
        <RunStrips isDue={isTime}>
          <NetworkNotices />
        </RunStrips>
        <Outlet />
      </main>
    </AvatarPolicyContext>
  );
}

/** Says why figures of single persons are missing. */
function TeamViewLabel() {
  const t = useTranslations('shell.teamView');
  if (useTeamView() === null) return null;
  return (
    <span className={styles.teamView} title={t('help')}>
      {t('label')}
    </span>
  );
}

/** On paper, in place of the header: where the figures are from, when, and who printed them. */
function PrintHead({ session }: { readonly session: Session }) {
  const t = useTranslations('shell');
  const format = useFormatter();
  const printedAt = usePrintedAt();
  const isTeamView = useTeamView() !== null;
  if (printedAt === null) return null;
  const { user, instance } = session;
  return (
    <p className={styles.printHead}>
      <strong>{t('printedFrom', { host: new URL(instance).host })}</strong>
      {isTeamView && <span>{t('teamView.label')}</span>}
      <span>
        {t('printedBy', {
          when: format.dateTime(printedAt, { dateStyle: 'long', timeStyle: 'short' }),
          name: user.name,
          username: user.username,
        })}
      </span>
    </p>
  );
}

/** Pictures come from the instance alone, unless the user of this app allows other hosts to see their requests. */
function useAvatarPolicy(instance: string): (address: string) => boolean {
  const all = useSyncExternalStore(allAvatarsSetting.subscribe, allAvatarsSetting.read);
  return useCallback(
    (address) => all || new URL(address).origin === new URL(instance).origin,
    [all, instance],
  );
}

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../../lib/class-names';
import { Button, IconButton } from '../../../ui/controls/button';
import { PauseIcon, PlayIcon, RefreshIcon, StopIcon } from '../../../ui/icons/list-icons';
import type { Roster } from '../../../domain/roster/roster-options';
import { loadingFailure, type RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { useTimeLabel } from '../../../ui/layout/use-time-label';
import { ProgressBar } from '../../../ui/feedback/progress-bar';
import { Banner } from '../../../ui/feedback/banner';
import styles from './roster-status.module.css';

type RosterNoticesProps = {
  readonly roster: Roster;
  readonly snapshot: RosterSnapshot;
};

/** With 6 calls at once, 100 users each, a little under the rate limit. */
const USERS_A_MINUTE = 60_000;

/** What the user has to know or decide while the list is not complete. */
export function RosterNotices({ roster, snapshot }: RosterNoticesProps) {
  const t = useTranslations('seats');
  const errors = useTranslations('errors.gateway');
  const { status, failures, loaded, total } = snapshot;
  if (status.kind === 'asking') {
    const minutes = Math.max(1, Math.ceil((total ?? 0) / USERS_A_MINUTE));
    return (
      <Banner
        tone="info"
        title={t('askingTitle')}
        actions={
          <Button size="small" variant="contained" onClick={() => roster.load({ confirmed: true })}>
            {t('askingLoad')}
          </Button>
        }
      >
        {t('askingText', { total: total ?? 0, minutes })}
      </Banner>
    );
  }
  // Where no user is there, RosterFailed stands in their place.
  if (status.kind !== 'partial' || loadingFailure(snapshot) !== null) return null;
  const pages = failures.length;
  const reason = errors(`${failures[0]?.kind ?? 'network'}.title`);
  const text = {
    failures:
      total === null
        ? t('partialFailuresOpen', { loaded, pages, reason })
        : t('partialFailures', { loaded, total, pages, reason }),
    changed: t('partialShifted'),
    canceled: t('partialCanceled'),
  }[status.cause];
  const action = { failures: t('retry'), changed: t('lookAgain'), canceled: t('goOn') }[
    status.cause
  ];
  return (
    <Banner
      tone="caution"
      title={t('partialTitle')}
      actions={
        <Button size="small" onClick={() => roster.retry()}>
          {action}
        </Button>
      }
    >
      {text}
    </Banner>
  );
}

type RosterStatusProps = {
  readonly roster: Roster;
  readonly snapshot: RosterSnapshot;
  /** How many users match the filters. */
  readonly shown: number;
  readonly filtering: boolean;
  /** How the last action went; empty for none. */
  readonly note: string;
};

/** The line above the users: how many are shown, how far loading is, and as of when. */
export function RosterStatusLine({ roster, snapshot, shown, filtering, note }: RosterStatusProps) {
  const t = useTranslations('seats');
  const time = useTimeLabel();
  const { status, loaded, total } = snapshot;
  const reading = status.kind === 'loading' || status.kind === 'paused';
  // Not zero: it is not known how many there are. The room for the number stays free.
  const isUnknown = snapshot.users.length === 0 && !snapshot.usersComplete;
  return (
    <div className={styles.line}>
      <span className={classNames(styles.count, isUnknown && styles.unknown)} role="status">
        {isUnknown && !reading
          ? ''
          : filtering
            ? t('shownOf', { shown, total: snapshot.users.length })
            : t('shown', { shown: snapshot.users.length })}
      </span>
      {reading && (
        <>
          <span className={styles.progress}>
            <ProgressBar label={t('loadingLabel')} share={total ? loaded / total : null} />
          </span>
          {status.kind === 'loading' ? (
            <Action label={t('pause')} onClick={() => roster.pause()} icon={<PauseIcon />} />
          ) : (
            status.reason === 'user' && (
              <Action label={t('resume')} onClick={() => roster.resume()} icon={<PlayIcon />} />
            )
          )}
          <Action label={t('cancel')} onClick={() => roster.cancel()} icon={<StopIcon />} />
          {/* Behind the buttons, which it would push as it grows. */}
          <span>
            {status.kind === 'paused'
              ? t(status.reason === 'auth' ? 'pausedAuth' : 'paused')
              : status.pass > 1
                ? t('checking')
                : total === null
                  ? t('loadingOpen', { loaded })
                  : t('loadingOf', { loaded, total })}
          </span>
        </>
      )}
      {!reading && !snapshot.usersComplete && total !== null && (
        <span>{t('loadingOf', { loaded, total })}</span>
      )}
      {snapshot.slowedUntil !== null && status.kind === 'loading' && <span>{t('slowed')}</span>}
      {snapshot.asOf !== null && (
        <span className={snapshot.stale ? styles.stale : undefined}>
          {t(snapshot.stale ? 'staleAsOf' : 'asOf', { time: time(snapshot.asOf) })}
        </span>
      )}
      {!reading && status.kind !== 'idle' && status.kind !== 'asking' && (
        <Action label={t('refresh')} onClick={() => roster.refresh()} icon={<RefreshIcon />} />
      )}
      <span role="status" className={styles.note}>
        {note}
      </span>
    </div>
  );
}

type ActionProps = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
};

function Action({ label, icon, onClick }: ActionProps) {
  return (
    <IconButton size="small" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </IconButton>
  );
}

import PauseIcon from '@mui/icons-material/Pause';
import PlayIcon from '@mui/icons-material/PlayArrow';
import RefreshIcon from '@mui/icons-material/Refresh';
import StopIcon from '@mui/icons-material/Stop';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import { useFormatter, useTranslations } from 'use-intl';
import type { Roster } from '../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import styles from './roster-status.module.css';

type RosterStatusProps = {
  readonly roster: Roster;
  readonly snapshot: RosterSnapshot;
  /** How many users the filters let through. */
  readonly shown: number;
  readonly filtering: boolean;
  /** How something that was asked for went. */
  readonly note: string;
};

/** One line over the table: how many users are shown, how far loading is, and as of when it is true. */
export function RosterStatusLine({ roster, snapshot, shown, filtering, note }: RosterStatusProps) {
  const t = useTranslations('seats');
  const format = useFormatter();
  const { status, loaded, total } = snapshot;
  const reading = status.kind === 'loading' || status.kind === 'paused';
  const time = (at: number) => format.dateTime(at, { timeStyle: 'short' });
  return (
    <div className={styles.line}>
      <span className={styles.count} role="status">
        {filtering
          ? t('shownOf', { shown, total: snapshot.users.length })
          : t('shown', { shown: snapshot.users.length })}
      </span>
      {reading && (
        <>
          <span className={styles.progress}>
            <LinearProgress
              aria-label={t('loadingLabel')}
              {...(total
                ? { variant: 'determinate', value: Math.min(100, (loaded / total) * 100) }
                : {})}
            />
          </span>
          <span>
            {status.kind === 'paused'
              ? t(status.reason === 'auth' ? 'pausedAuth' : 'paused')
              : status.pass > 1
                ? t('checking')
                : total === null
                  ? t('loadingOpen', { loaded })
                  : t('loadingOf', { loaded, total })}
          </span>
          {status.kind === 'loading' ? (
            <Action label={t('pause')} onClick={() => roster.pause()} icon={<PauseIcon />} />
          ) : (
            status.reason === 'person' && (
              <Action label={t('resume')} onClick={() => roster.resume()} icon={<PlayIcon />} />
            )
          )}
          <Action label={t('cancel')} onClick={() => roster.cancel()} icon={<StopIcon />} />
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
  readonly icon: React.ReactNode;
  readonly onClick: () => void;
};

function Action({ label, icon, onClick }: ActionProps) {
  return (
    <IconButton size="small" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </IconButton>
  );
}

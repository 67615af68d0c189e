import { useMemo, useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import { compareSnapshots } from '../../../domain/history/comparison';
import { completeSnapshots } from '../../../domain/history/seat-snapshot';
import type { Purchase } from '../../../domain/purchase';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { useSession } from '../../../gitlab/session/session-context';
import { localDay, utcDay } from '../../../lib/days';
import { seenChangesSetting } from '../../../storage/history-settings';
import { IconButton } from '../../../ui/controls/button';
import { CloseIcon } from '../../../ui/icons/icons';
import type { SeatPast } from '../../../workspace/seat-history';
import type { Workspace } from '../../../workspace/workspace';
import { useSnapshots } from '../use-snapshots';
import { historyAddress } from './history-address';
import { lastVisit } from './last-visit';
import { LossBanner, useLoss } from './loss-banner';
import styles from './since-line.module.css';
import { useComputed } from './use-computed';

export type SinceLineProps = {
  readonly purchase: Purchase;
  readonly workspace: Workspace;
};

/** What changed since the last visit, in one line; a warning where many seats were lost. Records each visit. */
export function SinceLine({ purchase, workspace }: SinceLineProps) {
  const { roster } = workspace;
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const { instance } = useSession();
  const [today] = useState(() => utcDay(Date.now()));
  const { past } = useSnapshots(instance, purchase, snapshot, today);
  return (
    past && <Changes purchase={purchase} workspace={workspace} snapshot={snapshot} past={past} />
  );
}

type ChangesProps = SinceLineProps & {
  readonly snapshot: RosterSnapshot;
  readonly past: SeatPast;
};

function Changes({ purchase, workspace, snapshot, past }: ChangesProps) {
  const { instance } = useSession();
  const setting = seenChangesSetting(instance, purchase.id);
  const seen = useSyncExternalStore(setting.subscribe, setting.read);
  const loss = useLoss(purchase, snapshot, past);
  if (loss) {
    return (
      <LossBanner
        purchase={purchase}
        workspace={workspace}
        snapshot={snapshot}
        history={past.history}
        {...loss}
      />
    );
  }
  return (
    <Line
      purchase={purchase}
      workspace={workspace}
      snapshot={snapshot}
      past={past}
      dismissed={seen.changes}
      onDismiss={(takenAt) => setting.write({ ...seen, changes: takenAt })}
    />
  );
}

type LineProps = ChangesProps & {
  readonly dismissed: number;
  readonly onDismiss: (takenAt: number) => void;
};

function Line({ purchase, workspace, snapshot, past, dismissed, onDismiss }: LineProps) {
  const t = useTranslations('history.since');
  const when = useWhen();
  const { history, changes } = past;
  const snapshots = useMemo(() => completeSnapshots(history), [history]);
  const [latest] = snapshots;
  const from = useMemo(
    () => lastVisit(snapshots, { openedAt: performance.timeOrigin, dismissed }),
    [snapshots, dismissed],
  );
  const compare = useMemo(
    () =>
      latest && from && from !== latest
        ? () => compareSnapshots(history, [from, latest], changes)
        : null,
    [history, changes, from, latest],
  );
  const comparison = useComputed(compare);
  if (!comparison || !latest || comparison.to !== latest) return null;
  // What a run has given back or taken since then is no longer news.
  const holds = (id: string) => snapshot.find(id)?.holdsSeat === true;
  const lost = comparison.lost.filter(({ id }) => !holds(id));
  const gained = comparison.gained.filter(({ id }) => holds(id));
  const count = gained.length + lost.length;
  if (count === 0) return null;
  const here = [...gained, ...lost].filter(({ by }) => by.kind === 'run').length;
  const { takenAt } = comparison.from;
  return (
    <div role="status" aria-label={t('label')} className={styles.line}>
      <span>
        {t('changed', { when: when(takenAt), gained: gained.length, lost: lost.length })}{' '}
        {here === count ? t('allHere') : t('here', { count: here })}
      </span>
      <Link
        className={styles.link}
        to={historyAddress(workspace.scope, purchase.name, [takenAt, latest.takenAt])}
      >
        {t('show')}
      </Link>
      <IconButton
        size="small"
        className={styles.dismiss}
        aria-label={t('dismiss')}
        title={t('dismiss')}
        onClick={() => onDismiss(latest.takenAt)}
      >
        <CloseIcon />
      </IconButton>
    </div>
  );
}

/** A moment as its day, or as its time where it was today. */
function useWhen(): (time: number) => string {
  const format = useFormatter();
  return (time) =>
    localDay(new Date(time)) === localDay(new Date())
      ? format.dateTime(time, { timeStyle: 'short' })
      : format.dateTime(time, { month: 'long', day: 'numeric' });
}

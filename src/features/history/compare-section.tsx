import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useCallback, useId, useMemo, useState, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { compareSnapshots, type Comparison } from '../../domain/history/comparison';
import { holdersAt } from '../../domain/history/replay';
import { knowsHolders } from '../../domain/roster/roster-snapshot';
import type { CompleteSnapshot } from '../../domain/history/seat-snapshot';
import { useSession } from '../../gitlab/session/session-context';
import { seenChangesSetting } from '../../storage/history-settings';
import { SelectField } from '../../ui/controls/field';
import { SkeletonRows } from '../../ui/feedback/skeleton-rows';
import type { SeatPast } from '../../workspace/seat-history';
import { lastVisit } from '../shared/history/last-visit';
import { RestoreButton } from '../shared/history/restore-button';
import { useComputed } from '../shared/history/use-computed';
import { mayGetSeat, useRestore } from '../shared/history/use-restore';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useAddressParams, withParam } from '../../ui/layout/use-address-params';
import { ChangesList } from './changes-list';
import { GroupsOfChanges } from './groups-of-changes';
import styles from './history.module.css';

type CompareSectionProps = {
  readonly subject: ReportSubject;
  readonly past: SeatPast;
  /** At least two, the latest first. */
  readonly snapshots: readonly CompleteSnapshot[];
};

/** Any two snapshots compared, and the way back to the earlier one. */
export function CompareSection({ subject, past, snapshots }: CompareSectionProps) {
  const t = useTranslations('history.compare');
  const format = useFormatter();
  const id = useId();
  const { history, changes } = past;
  const { from, to, choose } = useChosenPair(subject, snapshots);
  const compare = useMemo(
    () => (from === to ? null : () => compareSnapshots(history, [from, to], changes)),
    [history, from, to, changes],
  );
  const comparison = useComputed(compare);
  const option = ({ takenAt, count }: CompleteSnapshot) =>
    t('option', {
      when: format.dateTime(takenAt, { dateStyle: 'long', timeStyle: 'short' }),
      count,
    });
  const pick = (end: 'from' | 'to', chosen: CompleteSnapshot) => (
    <SnapshotField
      label={t(end)}
      snapshots={snapshots}
      option={option}
      chosen={chosen}
      onChoose={(takenAt) => choose(end, takenAt)}
    />
  );
  return (
    <section className={styles.compare} aria-labelledby={id}>
      <div className={styles.pickers}>
        <h2 id={id} className={styles.subtitle}>
          {t('title')}
        </h2>
        <div className={styles.pickers} data-no-print>
          {pick('from', from)}
          {pick('to', to)}
        </div>
      </div>
      <p data-only-print>{`${option(from)} → ${option(to)}`}</p>
      {from === to ? (
        <p className={styles.quiet}>{t('same')}</p>
      ) : comparison ? (
        <Compared
          key={`${comparison.from.takenAt} ${comparison.to.takenAt}`}
          subject={subject}
          past={past}
          comparison={comparison}
        />
      ) : (
        <SkeletonRows rows={4} rowHeight={40} />
      )}
    </section>
  );
}

/** The snapshots in the address; by default that of the last visit and the latest. */
function useChosenPair({ purchase }: ReportSubject, snapshots: readonly CompleteSnapshot[]) {
  const { instance } = useSession();
  const [params, change] = useAddressParams();
  const [latest, before] = snapshots;
  if (!latest || !before) throw new Error('Two snapshots are needed to compare');
  const setting = seenChangesSetting(instance, purchase.id);
  const { changes: dismissed } = useSyncExternalStore(setting.subscribe, setting.read);
  const visit = lastVisit(snapshots, {
    openedAt: performance.timeOrigin,
    dismissed,
  });
  const chosen = (end: 'from' | 'to') =>
    snapshots.find(({ takenAt }) => String(takenAt) === params.get(end));
  return {
    from: chosen('from') ?? (visit && visit !== latest ? visit : before),
    to: chosen('to') ?? latest,
    choose(end: 'from' | 'to', takenAt: string) {
      change((now) => withParam(now, end, takenAt));
    },
  };
}

type SnapshotFieldProps = {
  readonly label: string;
  readonly snapshots: readonly CompleteSnapshot[];
  readonly option: (snapshot: CompleteSnapshot) => string;
  readonly chosen: CompleteSnapshot;
  readonly onChoose: (takenAt: string) => void;
};

function SnapshotField({ label, snapshots, option, chosen, onChoose }: SnapshotFieldProps) {
  return (
    <SelectField
      label={label}
      value={String(chosen.takenAt)}
      choices={snapshots.map((snapshot) => ({
        value: String(snapshot.takenAt),
        label: option(snapshot),
      }))}
      onChange={onChoose}
    />
  );
}

type ComparedProps = {
  readonly subject: ReportSubject;
  readonly past: SeatPast;
  readonly comparison: Comparison;
};

function Compared({ subject, past, comparison }: ComparedProps) {
  const t = useTranslations('history.compare');
  const { gained, lost, kept } = comparison;
  return (
    <>
      <p className={styles.result} role="status">
        {t('result', { gained: gained.length, lost: lost.length, kept: kept.length })}
      </p>
      <RestoreLine subject={subject} past={past} comparison={comparison} />
      <ChangesList subject={subject} changes={past.changes} comparison={comparison} />
      {subject.scope.kind === 'group' && (
        <GroupsOfChanges
          comparison={comparison}
          name={subject.name}
          fullPath={subject.scope.fullPath}
        />
      )}
    </>
  );
}

/** Gives the seats of the earlier snapshot back, and on request takes those that others got since. */
function RestoreLine({ subject, past, comparison: { from } }: ComparedProps) {
  const t = useTranslations('history.restore');
  const { workspace, snapshot } = subject;
  const { history } = past;
  const [removeOthers, setRemoveOthers] = useState(false);
  const restore = useRestore(workspace, history);
  const then = useComputed(useCallback(() => holdersAt(history, from.takenAt), [history, from]));
  const isKnown = knowsHolders(snapshot);
  const counts = useMemo(() => {
    if (!then || !isKnown) return null;
    let missing = 0;
    for (const id of then.keys()) if (mayGetSeat(snapshot, id)) missing += 1;
    const others = snapshot.users.filter(({ id, holdsSeat }) => holdsSeat && !then.has(id)).length;
    return { missing, others };
  }, [then, isKnown, snapshot]);
  // Without all holders it is not known how many; the plan finds out.
  const { missing, others } = counts ?? { missing: null, others: 0 };
  const label =
    missing === null
      ? t('actionOpen')
      : missing > 0
        ? t('action', { count: missing })
        : removeOthers
          ? t('removeAction', { count: others })
          : null;
  return (
    <>
      {restore.element}
      <div className={styles.restore} data-no-print>
        {label === null ? (
          <span className={styles.quiet}>{t('none')}</span>
        ) : (
          <RestoreButton
            label={label}
            restore={restore}
            onClick={() => restore.ask(from, { removeOthers })}
          />
        )}
        {others > 0 && (
          <FormControlLabel
            className={styles.others ?? ''}
            label={t('removeOthers', { count: others })}
            control={
              <Checkbox
                size="small"
                checked={removeOthers}
                onChange={(event) => setRemoveOthers(event.target.checked)}
              />
            }
          />
        )}
      </div>
    </>
  );
}

import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { findLoss, isMany, type LossAlarm, lossCauses } from '../../../domain/history/alarm';
import type { Holder, SeatHistory } from '../../../domain/history/seat-snapshot';
import type { Purchase } from '../../../domain/purchase';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { useSession } from '../../../gitlab/session/session-context';
import { readWhoDecides, syncLinksOf } from '../../../gitlab/who-decides';
import { PageButton } from '../../../ui/controls/page-button';
import { Banner } from '../../../ui/feedback/banner';
import { seenChangesSetting } from '../../../storage/history-settings';
import type { SeatPast } from '../../../workspace/seat-history';
import type { Workspace } from '../../../workspace/workspace';
import { useKnownEnd } from '../purchase/use-known-end';
import { useRequest } from '../use-request';
import { historyAddress } from './history-address';
import { RestoreButton } from './restore-button';
import styles from './since-line.module.css';
import { useComputed } from './use-computed';
import { mayGetSeat, useRestore } from './use-restore';

type ShownLoss = Pick<LossBannerProps, 'loss' | 'missing' | 'onDismiss'>;

/** The loss to warn of: who still has no seat, unless the user has dismissed it. */
export function useLoss(
  { id }: Purchase,
  { find }: RosterSnapshot,
  past: SeatPast | null,
): ShownLoss | null {
  const { instance } = useSession();
  const setting = seenChangesSetting(instance, id);
  const seen = useSyncExternalStore(setting.subscribe, setting.read);
  const look = useMemo(() => past && (() => findLoss(past.history, past.changes)), [past]);
  const loss = useComputed(look);
  if (!loss || loss.to.takenAt <= seen.loss) return null;
  // A run may have given seats back since the latest look.
  const missing = loss.missing.filter((one) => find(one.id)?.holdsSeat !== true);
  if (!isMany(missing.length, loss.from.count)) return null;
  return {
    loss,
    missing,
    onDismiss: () => setting.write({ ...seen, loss: loss.to.takenAt }),
  };
}

type LossBannerProps = {
  readonly purchase: Purchase;
  readonly workspace: Workspace;
  readonly snapshot: RosterSnapshot;
  readonly history: SeatHistory;
  readonly loss: LossAlarm;
  /** Who of them has no seat now. */
  readonly missing: readonly Holder[];
  readonly onDismiss: () => void;
};

/** Warns of many seats that were lost by no run of this browser: what may have taken them, and the way back. */
export function LossBanner(props: LossBannerProps) {
  const { purchase, workspace, snapshot, history, loss, missing, onDismiss } = props;
  const t = useTranslations('history.loss');
  const actions = useTranslations('history.restore');
  const format = useFormatter();
  const restore = useRestore(workspace, history);
  const { from, to, lost } = loss;
  const day = (time: number) => format.dateTime(time, { month: 'long', day: 'numeric' });
  const back = lost.length - missing.length;
  const restorable = missing.filter(({ id }) => mayGetSeat(snapshot, id)).length;
  return (
    <>
      {restore.element}
      <Banner
        tone="caution"
        title={t('title', {
          lost: lost.length,
          held: from.count,
          from: day(from.takenAt),
          to: day(to.takenAt),
          sameDay: day(from.takenAt) === day(to.takenAt) ? 'yes' : 'no',
        })}
        onDismiss={onDismiss}
        actions={
          <>
            {restorable > 0 && (
              <RestoreButton
                label={actions('action', { count: restorable })}
                variant="contained"
                restore={restore}
                onClick={() =>
                  restore.ask(from, {
                    only: new Set(missing.map(({ id }) => id)),
                    removeOthers: false,
                  })
                }
              />
            )}
            <PageButton
              size="small"
              to={historyAddress(workspace.scope, purchase.name, [from.takenAt, to.takenAt])}
            >
              {t('show')}
            </PageButton>
          </>
        }
      >
        {back > 0 && t('back', { count: back })}
        <Causes {...props} />
      </Banner>
    </>
  );
}

/** The causes that fit what is seen; never more than a suspicion. */
function Causes({ purchase, workspace, snapshot, loss }: LossBannerProps) {
  const t = useTranslations('history.loss');
  const session = useSession();
  const { scope } = workspace;
  const load = useCallback(
    async () => syncLinksOf(await readWhoDecides(session, scope)),
    [session, scope],
  );
  const [links] = useRequest(load, { atOnce: true });
  const end = useKnownEnd(workspace, purchase.id, true);
  if (links.kind === 'loading' || end === undefined) return <p>{t('asking')}</p>;
  const causes = lossCauses(loss, {
    roster: snapshot,
    links: links.kind === 'ready' ? links.value : null,
    end,
  });
  if (causes.length === 0) return <p>{t('causesNone')}</p>;
  return (
    <>
      <p>{t('causes')}</p>
      <ul className={styles.causes}>
        {causes.map(({ kind, seats }) => (
          <li key={kind}>{t(`kinds.${kind}`, { seats })}</li>
        ))}
      </ul>
    </>
  );
}

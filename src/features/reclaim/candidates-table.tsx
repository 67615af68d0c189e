import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Candidate, ReclaimReason } from '../../domain/reclaim/candidates';
import { DataTable } from '../../ui/data/data-table';
import { RelativeDay } from '../../ui/data/relative-day';
import { UserAvatar } from '../../ui/data/user-avatar';
import { useUserStateLabel } from '../shared/use-user-state-label';
import styles from './reclaim-report.module.css';

type CandidatesTableProps = {
  readonly candidates: readonly Candidate[];
  /** Ids of those whom the person took out of the list. */
  readonly unchecked: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly onToggleAll: (include: boolean) => void;
  readonly today: string;
};

const STEP = 100;

/** Who would lose their seat, and why; each of them can be taken out. */
export function CandidatesTable(props: CandidatesTableProps) {
  const { candidates, unchecked, onToggle, onToggleAll, today } = props;
  const t = useTranslations('reclaim');
  const stateLabel = useUserStateLabel();
  const format = useFormatter();
  const [shown, setShown] = useState(STEP);
  const left = candidates.length - unchecked.size;
  const why = (state: string, reason: ReclaimReason) =>
    reason === 'blocked'
      ? t('reasons.blocked', { state: stateLabel(state) })
      : t(`reasons.${reason}`);
  return (
    <>
      <DataTable
        framed
        caption={t('table.caption')}
        columns={[
          {
            key: 'user',
            label: (
              <span className={styles.pick}>
                <Checkbox
                  size="small"
                  checked={left === candidates.length}
                  indeterminate={left > 0 && left < candidates.length}
                  slotProps={{ input: { 'aria-label': t('table.selectAll') } }}
                  onChange={(_event, checked) => onToggleAll(checked)}
                />
                {t('table.user')}
              </span>
            ),
          },
          { key: 'why', label: t('table.why'), secondary: true },
          { key: 'duo', label: t('table.duo') },
          { key: 'gitlab', label: t('table.gitlab'), secondary: true },
          { key: 'email', label: t('table.email'), secondary: true },
        ]}
        rows={candidates.slice(0, shown).map(({ user, reason }) => ({
          key: user.id,
          className: unchecked.has(user.id) ? styles.unchecked : undefined,
          cells: [
            <span key="user" className={styles.pick}>
              <Checkbox
                size="small"
                checked={!unchecked.has(user.id)}
                slotProps={{ input: { 'aria-label': t('table.select', { name: user.name }) } }}
                onChange={() => onToggle(user.id)}
              />
              <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} />
              <span className={styles.who}>
                <bdi>{user.name}</bdi> <span className={styles.handle}>@{user.username}</span>
                {/* Where there is no room for a column of its own. */}
                <span className={styles.whyBelow}>{why(user.state, reason)}</span>
              </span>
            </span>,
            why(user.state, reason),
            <span key="duo" className={styles.day}>
              <RelativeDay day={user.lastDuoActivityOn} today={today} />
            </span>,
            <span key="gitlab" className={styles.day}>
              <RelativeDay day={user.lastActivityOn} today={today} />
            </span>,
            user.publicEmail ?? t('table.private'),
          ],
        }))}
      />
      {candidates.length > shown && (
        <div className={styles.more}>
          <Button size="small" onClick={() => setShown(shown + STEP)}>
            {t('table.more', { count: Math.min(STEP, candidates.length - shown) })}
          </Button>
          <span className={styles.quiet}>
            {t('table.shown', {
              shown: format.number(shown),
              total: format.number(candidates.length),
            })}
          </span>
        </div>
      )}
    </>
  );
}

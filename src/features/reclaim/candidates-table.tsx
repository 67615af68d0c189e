import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { type ReactNode, useId, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Candidate } from '../../domain/reclaim/candidates';
import { DataTable } from '../../ui/data/data-table';
import { RelativeDay } from '../../ui/data/relative-day';
import { UserAvatar } from '../../ui/data/user-avatar';
import { useUserStateLabel } from '../shared/use-user-state-label';
import styles from './reclaim.module.css';

type CandidatesBarProps = {
  readonly count: number;
  /** Why no seats can be removed now; null when they can. */
  readonly why: string | null;
  readonly onRemove: () => void;
  /** More actions. */
  readonly children: ReactNode;
};

/** How many seats are chosen, and what can be done with them. */
export function CandidatesBar({ count, why, onRemove, children }: CandidatesBarProps) {
  const t = useTranslations('reclaim');
  const id = useId();
  return (
    <div className={styles.bar}>
      <h2 className={styles.subtitle}>{t('found', { count })}</h2>
      {why !== null && (
        <span id={id} className={styles.quiet}>
          {why}
        </span>
      )}
      {children}
      <Button
        size="small"
        variant="contained"
        disabled={count === 0 || why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={onRemove}
      >
        {t('remove', { count })}
      </Button>
    </div>
  );
}

type CandidatesTableProps = {
  readonly candidates: readonly Candidate[];
  /** Ids of the candidates who keep their seats. */
  readonly unchecked: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly onToggleAll: (include: boolean) => void;
  readonly today: string;
};

/** Rows shown at first, and with each click. */
const STEP = 100;

/** The users whose seats can be reclaimed, with the reason and a checkbox each. */
export function CandidatesTable(props: CandidatesTableProps) {
  const { candidates, unchecked, onToggle, onToggleAll, today } = props;
  const t = useTranslations('reclaim');
  const stateLabel = useUserStateLabel();
  const format = useFormatter();
  const [shown, setShown] = useState(STEP);
  const left = candidates.length - unchecked.size;
  const why = ({ user, reason }: Candidate) =>
    reason === 'blocked'
      ? t('reasons.blocked', { state: stateLabel(user.state) })
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
        rows={candidates.slice(0, shown).map((candidate) => {
          const { user } = candidate;
          return {
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
                  {/* On narrow screens, in place of its column. */}
                  <span className={styles.whyBelow}>{why(candidate)}</span>
                </span>
              </span>,
              why(candidate),
              <span key="duo" className={styles.day}>
                <RelativeDay day={user.lastDuoActivityOn} today={today} />
              </span>,
              <span key="gitlab" className={styles.day}>
                <RelativeDay day={user.lastActivityOn} today={today} />
              </span>,
              user.publicEmail ?? t('table.private'),
            ],
          };
        })}
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

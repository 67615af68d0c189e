import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Disposition, Plan, PlanEntry, SeatAction } from '../../../domain/plan/plan';
import { PlanUsers } from './plan-users';
import styles from './plan-groups.module.css';
import { useEntryDetail } from './use-entry-detail';

type PlanGroupsProps = {
  readonly plan: Plan;
  /** How many are left out because a rule protects them, and whether they are included all the same. */
  readonly protectedUsers: number;
  readonly included: boolean;
  readonly onInclude: (included: boolean) => void;
};

type GroupKind = { readonly disposition: Disposition; readonly action: SeatAction };

/** In the order in which it happens: who changes first, then who does not, and why. */
const GROUPS: readonly GroupKind[] = (
  [
    'change',
    'no-seat',
    'already-so',
    'protected',
    'blocked',
    'not-eligible',
    'unknown',
    'ambiguous',
    'duplicate',
  ] as const
).flatMap((disposition) => [
  { disposition, action: 'remove' },
  { disposition, action: 'assign' },
]);

/** Everybody of a plan by what will happen to them; each group opens to the names in it. */
export function PlanGroups({ plan, protectedUsers, included, onInclude }: PlanGroupsProps) {
  const t = useTranslations('bulk');
  const groups = useMemo(() => byKind(plan.entries), [plan.entries]);
  return (
    <section aria-label={t('groups')} className={styles.groups}>
      {GROUPS.map((kind) => {
        const members = groups.get(keyOf(kind));
        return (
          members && (
            <Group key={keyOf(kind)} kind={kind} members={members} entries={plan.entries} />
          )
        );
      })}
      {protectedUsers > 0 && (
        <FormControlLabel
          className={styles.include ?? ''}
          control={
            <Checkbox checked={included} onChange={(event) => onInclude(event.target.checked)} />
          }
          label={t('includeProtected', { count: protectedUsers })}
        />
      )}
    </section>
  );
}

type GroupProps = {
  readonly kind: GroupKind;
  readonly members: readonly PlanEntry[];
  /** All of the plan. */
  readonly entries: readonly PlanEntry[];
};

function Group({ kind, members, entries }: GroupProps) {
  const [open, setOpen] = useState(false);
  const detail = useEntryDetail(entries);
  const label = useGroupLabel(kind, members.length);
  return (
    <details
      className={styles.group}
      data-kind={kind.disposition}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{label}</summary>
      {open && <PlanUsers label={label} users={members} detail={detail} />}
    </details>
  );
}

function useGroupLabel({ disposition, action }: GroupKind, count: number): string {
  const t = useTranslations('bulk');
  switch (disposition) {
    case 'change':
      return t(`change.${action}`, { count });
    case 'already-so':
      return t(`already.${action}`, { count });
    case 'no-seat':
      return t('noSeat', { count });
    case 'not-eligible':
      return t('notEligible', { count });
    default:
      return t(disposition, { count });
  }
}

function keyOf({ disposition, action }: GroupKind): string {
  return `${disposition} ${action}`;
}

function byKind(entries: readonly PlanEntry[]): ReadonlyMap<string, readonly PlanEntry[]> {
  const groups = new Map<string, PlanEntry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return groups;
}

import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Disposition, Plan, PlanEntry, SeatAction } from '../../../domain/plan/plan';
import type { ProtectionRule } from '../../../domain/plan/protected-users';
import { utcDay } from '../../../lib/days';
import { useUserStateLabel } from '../../shared/use-user-state-label';
import { ChangedUsers } from './changed-users';
import { PlanUsers } from './plan-users';
import styles from './plan-groups.module.css';

type PlanGroupsProps = {
  readonly plan: Plan;
  /** How many users the rules protect. */
  readonly protectedUsers: number;
  /** Whether their seats are removed all the same. */
  readonly included: boolean;
  readonly onInclude: (included: boolean) => void;
};

type GroupKind = { readonly disposition: Disposition; readonly action: SeatAction };

/** First what changes, then what does not. */
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

/** The users of a plan by what will happen to them, with their names. */
export function PlanGroups({ plan, protectedUsers, included, onInclude }: PlanGroupsProps) {
  const t = useTranslations('bulk');
  const groups = useMemo(() => byKind(plan.entries), [plan.entries]);
  return (
    <section aria-label={t('groups')} className={styles.groups}>
      {GROUPS.map((kind) => {
        const users = groups.get(keyOf(kind));
        return users && <Group key={keyOf(kind)} kind={kind} users={users} plan={plan} />;
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
  readonly users: readonly PlanEntry[];
  readonly plan: Plan;
};

/** Users who share what will happen to them. Those who change are open. */
function Group({ kind, users, plan }: GroupProps) {
  const changes = kind.disposition === 'change';
  const [open, setOpen] = useState(changes);
  const detail = useEntryDetail(plan.entries);
  const label = useGroupLabel(kind, users.length);
  return (
    <details
      className={styles.group}
      data-kind={kind.disposition}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{label}</summary>
      {open && changes && (
        <ChangedUsers action={kind.action} users={users} today={utcDay(plan.createdAt)} />
      )}
      {open && !changes && <PlanUsers label={label} users={users} detail={detail} />}
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

/** What else there is to say about an entry: the rule, the candidates, the state of the account. */
function useEntryDetail(entries: readonly PlanEntry[]): (entry: PlanEntry) => string | null {
  const t = useTranslations('bulk');
  const stateLabel = useUserStateLabel();
  return (entry) => {
    switch (entry.disposition) {
      case 'protected':
        return ruleLabel(entry.rule);
      case 'blocked':
        return stateLabel(entry.user.state);
      case 'ambiguous': {
        const names = entry.candidates.map(({ username }) => `@${username}`);
        return names.length > 0 ? t('couldBe', { names: names.join(', ') }) : null;
      }
      case 'duplicate': {
        const first = entries[entry.firstIndex]?.line;
        return first ? t('firstOn', { line: first.line }) : null;
      }
      default:
        return null;
    }
  };

  function ruleLabel(rule: ProtectionRule): string {
    switch (rule.kind) {
      case 'user':
        return t('rules.user');
      case 'username':
        return t('rules.username', { pattern: rule.pattern });
      case 'email-domain':
        return t('rules.domain', { domain: rule.domain });
      case 'state':
        return t('rules.state', { state: rule.state });
    }
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

import ArrowIcon from '@mui/icons-material/ArrowForward';
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Tenures } from '../../../domain/history/tenure';
import { type PlanSubject, type PlanUser, subjectsOfUsers } from '../../../domain/plan/plan';
import type { IsProtected } from '../../../domain/plan/protected-users';
import type { Purchase } from '../../../domain/purchase';
import type { Roster } from '../../../domain/roster/roster-options';
import type { EmailAddresses } from '../../../gitlab/emails/email-addresses';
import { utcDay } from '../../../lib/days';
import type { SeatUser } from '../../../domain/seat-user';
import type { ListSource } from '../imported-list';
import { RosterNote } from '../list-notes';
import {
  balanceSwap,
  candidatesByRule,
  candidatesSelected,
  DEFAULT_SWAP_RULE,
  wantsSeat,
  type SwapBalance,
} from './swap';
import styles from './swap-dialog.module.css';
import { SwapLosers, type LoserChoice } from './swap-losers';
import { SwapWaiting } from './swap-waiting';
import { ListDialog } from '../list-dialog';
import { useImportedList } from '../use-imported-list';

type SwapChoice = {
  readonly remove: readonly PlanSubject[];
  readonly assign: readonly PlanSubject[];
};

type SwapDialogProps = {
  readonly roster: Roster;
  readonly emails: EmailAddresses;
  readonly purchase: Purchase;
  readonly isProtected: IsProtected;
  /** Since when the holders have their seats, as far as this browser knows. */
  readonly tenures: Tenures;
  /** In the order of selection. */
  readonly selected: readonly SeatUser[];
  /** What a plan that is short of seats assigns them to, with each line of its list; null without one. */
  readonly planned: readonly PlanSubject[] | null;
  readonly draft: ListSource | null;
  readonly onDraft: (source: ListSource | null) => void;
  readonly onReview: (choice: SwapChoice) => void;
  readonly onCancel: () => void;
};

/** Frees idle seats, then assigns them to a waiting list. */
export function SwapDialog(props: SwapDialogProps) {
  const { roster, purchase, isProtected, tenures, selected, planned, onReview, onCancel } = props;
  const t = useTranslations('userList.swap');
  const input = useImportedList({ roster, draft: props.draft, onDraft: props.onDraft });
  // While users load, typing comes first.
  const { users } = useDeferredValue(useSyncExternalStore(roster.subscribe, roster.getSnapshot));
  const [now] = useState(Date.now);
  const today = utcDay(now);
  const picked = useMemo(
    () => planned ?? subjectsOfUsers(selected.filter(({ holdsSeat }) => !holdsSeat)),
    [planned, selected],
  );
  const [waitingFrom, setWaitingFrom] = useState<'list' | 'picked'>(planned ? 'picked' : 'list');
  const [choice, setChoice] = useState<LoserChoice>({
    from: 'rule',
    rule: DEFAULT_SWAP_RULE,
    amount: 'needed',
  });

  const pickedCount = useMemo(() => usersOf(picked).filter(wantsSeat).length, [picked]);
  const { matches, phase } = input.state;
  const fromList = waitingFrom === 'list';
  const waiting = useMemo(
    () => (fromList ? matches.found : usersOf(picked)),
    [fromList, matches.found, picked],
  );
  const wanted = useMemo(() => waiting.filter(wantsSeat).length, [waiting]);
  const context = useMemo(
    () => ({ today, now, tenures, isProtected, waiting: new Set(waiting.map(({ id }) => id)) }),
    [today, now, tenures, isProtected, waiting],
  );
  const byRule = useMemo(
    () => candidatesByRule(users, choice.rule, context),
    [users, choice.rule, context],
  );
  const bySelection = useMemo(() => candidatesSelected(selected, context), [selected, context]);
  const losers = choice.from === 'rule' ? byRule.users : bySelection.users;
  const balance = balanceSwap(purchase, wanted, losers.length, choice.amount);

  const isReading = fromList && phase === 'reading';
  const blockedBy = isReading
    ? t('waiting')
    : wanted === 0
      ? t('nobodyWaits')
      : balance.freed + balance.assigned === 0
        ? t('nobodyLoses')
        : null;

  return (
    <ListDialog
      title={t('title')}
      blockedBy={blockedBy}
      foot={<BalanceSteps balance={balance} purchased={purchase.purchasedQuantity} />}
      onReview={() =>
        onReview({
          remove: subjectsOfUsers(losers.slice(0, balance.freed)),
          assign: fromList ? matches.subjects : picked,
        })
      }
      onCancel={onCancel}
    >
      <div className={styles.note}>
        <RosterNote roster={roster}>{t('incomplete')}</RosterNote>
      </div>
      <div className={styles.columns}>
        <SwapLosers
          choice={choice}
          onChoice={setChoice}
          byRule={byRule}
          bySelection={bySelection}
          losers={losers.slice(0, balance.freed)}
          why={
            wanted === 0 ? 'nobodyWaitsYet' : balance.needed === 0 ? 'enoughFree' : 'nobodyFound'
          }
          today={today}
        />
        <SwapWaiting
          from={waitingFrom}
          onFrom={setWaitingFrom}
          input={input}
          emails={props.emails}
          picked={{ from: planned ? 'plan' : 'selection', count: pickedCount }}
        />
      </div>
    </ListDialog>
  );
}

/** Each user once, whether they want a seat or have one: nobody who is named loses theirs. */
function usersOf(subjects: readonly PlanSubject[]): readonly PlanUser[] {
  const users = new Map(subjects.flatMap(({ user }) => (user ? [[user.id, user] as const] : [])));
  return [...users.values()];
}

type BalanceStepsProps = {
  readonly balance: SwapBalance;
  readonly purchased: number;
};

/** The counters before, between and after: removals come first, so seats never exceed what was purchased. */
function BalanceSteps({ balance, purchased }: BalanceStepsProps) {
  const t = useTranslations('userList.swap.balance');
  const { before, between, after, freed, assigned, left } = balance;
  return (
    <section className={styles.balance} aria-label={t('label')}>
      <ol className={styles.steps}>
        <li>
          <span className={styles.step}>{t('now')}</span>
          <strong>{t('of', { assigned: before, purchased })}</strong>
        </li>
        <li>
          <ArrowIcon className={styles.arrow} aria-hidden="true" />
          <span className={styles.step}>{t('remove', { count: freed })}</span>
          <strong>{t('of', { assigned: between, purchased })}</strong>
        </li>
        <li>
          <ArrowIcon className={styles.arrow} aria-hidden="true" />
          <span className={styles.step}>{t('assign', { count: assigned })}</span>
          <strong>{t('of', { assigned: after, purchased })}</strong>
        </li>
      </ol>
      <p className={styles.label} role="status">
        {left > 0 ? <span className={styles.short}>{t('left', { count: left })}</span> : t('never')}
      </p>
    </section>
  );
}

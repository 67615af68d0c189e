import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { type PlanSubject, type PlanUser, subjectsOfUsers } from '../../../domain/plan/plan';
import type { IsProtected } from '../../../domain/plan/protected-users';
import type { Purchase } from '../../../domain/purchase';
import type { Roster } from '../../../domain/roster/roster-options';
import { utcDay } from '../../../lib/days';
import type { SeatUser } from '../../../domain/seat-user';
import type { ListSource } from '../list-source';
import { RosterNote } from '../roster-note';
import {
  balanceSwap,
  candidatesByRule,
  candidatesSelected,
  DEFAULT_SWAP_RULE,
  wantsSeat,
} from './swap';
import { SwapBalanceView } from './swap-balance';
import styles from './swap-dialog.module.css';
import { SwapLosers, type LoserChoice } from './swap-losers';
import { SwapWaiting } from './swap-waiting';
import { TransferFrame } from '../list-dialog-frame';
import { useImportedList } from '../use-user-list';

export type SwapChoice = {
  readonly remove: readonly PlanSubject[];
  readonly assign: readonly PlanSubject[];
};

type SwapDialogProps = {
  readonly roster: Roster;
  readonly purchase: Purchase;
  readonly isProtected: IsProtected;
  /** The selected users, in the order in which they were selected. */
  readonly selected: readonly SeatUser[];
  /** Who wants a seat by a plan that the seats do not suffice for; null without one. */
  readonly planned: readonly PlanUser[] | null;
  readonly draft: ListSource | null;
  readonly onDraft: (source: ListSource | null) => void;
  readonly onReview: (choice: SwapChoice) => void;
  readonly onCancel: () => void;
};

/** Frees idle seats and gives them to a waiting list, in this order. */
export function SwapDialog(props: SwapDialogProps) {
  const { roster, purchase, isProtected, selected, planned, onReview, onCancel } = props;
  const t = useTranslations('userList.swap');
  const input = useImportedList({ roster, draft: props.draft, onDraft: props.onDraft });
  // While users arrive by the hundred, typing goes first.
  const { users } = useDeferredValue(useSyncExternalStore(roster.subscribe, roster.getSnapshot));
  const [today] = useState(() => utcDay(Date.now()));
  const picked = useMemo(() => (planned ?? selected).filter(wantsSeat), [planned, selected]);
  const [waitingFrom, setWaitingFrom] = useState<'list' | 'picked'>(planned ? 'picked' : 'list');
  const [choice, setChoice] = useState<LoserChoice>({
    from: 'rule',
    rule: DEFAULT_SWAP_RULE,
    amount: 'needed',
  });

  const { matches, phase } = input.state;
  const fromList = waitingFrom === 'list';
  const waiting = useMemo(
    () => (fromList ? matches.found : picked),
    [fromList, matches.found, picked],
  );
  const wanted = useMemo(() => waiting.filter(wantsSeat).length, [waiting]);
  const context = useMemo(
    () => ({ today, isProtected, waiting: new Set(waiting.map(({ id }) => id)) }),
    [today, isProtected, waiting],
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
    <TransferFrame
      title={t('title')}
      blockedBy={blockedBy}
      foot={<SwapBalanceView balance={balance} purchased={purchase.purchasedQuantity} />}
      onReview={() =>
        onReview({
          remove: subjectsOfUsers(losers.slice(0, balance.freed)),
          assign: fromList ? matches.subjects : subjectsOfUsers(picked),
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
          picked={{ from: planned ? 'plan' : 'selection', count: picked.length }}
        />
      </div>
    </TransferFrame>
  );
}

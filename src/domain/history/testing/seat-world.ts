import type { BatchRecord, JournalRun } from '../../journal/journal';
import { runHeader } from '../../journal/testing/records';
import { buildPlan } from '../../plan/build-plan';
import type { PlanUser, SeatAction } from '../../plan/plan';
import type { EntryResult } from '../../run/report/report';
import { makeUser } from '../../roster/testing/make-user';
import { LOOKED_AT, holdersOf, holderReading, userGid } from './readings';
import type { HolderReading } from '../seat-snapshot';

/** Something that happens to the seats, and how long (ms) after what happened before. */
export type WorldEvent = { readonly after: number } & (
  | { readonly kind: 'look' }
  | {
      readonly kind: 'run';
      readonly action: SeatAction;
      readonly users: readonly number[];
      /** The answer is lost, and never found: the users of these seats are in doubt. */
      readonly lost: boolean;
      /** Whether what was sent took effect, where its answer is lost. */
      readonly applied: boolean;
    }
  | { readonly kind: 'others'; readonly action: SeatAction; readonly users: readonly number[] }
  | { readonly kind: 'block'; readonly users: readonly number[] }
  | { readonly kind: 'overage'; readonly purchased: number }
);

/** A seat that a user had: from when, until when (null: still), and by whom it came and went. */
type SeatTime = {
  readonly from: number;
  readonly by: string;
  to: number | null;
  toBy: string;
};

/** What GitLab knows, and nobody can ask: each seat that ever was, and each look that was taken. */
export class SeatWorld {
  readonly users: number;
  readonly blocked = new Set<number>();
  readonly seats = new Map<number, SeatTime[]>();
  readonly looks: HolderReading[] = [];
  readonly runs: JournalRun[] = [];
  now = LOOKED_AT;

  constructor(users: number) {
    this.users = users;
  }

  holders(): number[] {
    return [...this.seats].flatMap(([user, times]) => (times.at(-1)?.to === null ? [user] : []));
  }

  holds(user: number): boolean {
    return this.seats.get(user)?.at(-1)?.to === null;
  }

  do(event: WorldEvent): void {
    this.now += event.after;
    switch (event.kind) {
      case 'look':
        this.#look();
        break;
      case 'run':
        this.#run(event);
        break;
      case 'others':
        for (const user of event.users) this.#change(user, event.action, 'others');
        break;
      case 'block':
        for (const user of event.users) {
          this.blocked.add(user);
          this.#change(user, 'remove', 'job');
        }
        break;
      case 'overage':
        for (const user of this.holders().slice(event.purchased))
          this.#change(user, 'remove', 'job');
    }
  }

  /** Whether it did anything. */
  #change(user: number, action: SeatAction, by: string): boolean {
    if (this.holds(user) === (action === 'assign')) return false;
    if (action === 'assign' && this.blocked.has(user)) return false;
    const times = this.seats.get(user) ?? [];
    this.seats.set(user, times);
    const last = times.at(-1);
    if (action === 'assign') times.push({ from: this.now, by, to: null, toBy: '' });
    else if (last) Object.assign(last, { to: this.now, toBy: by });
    return true;
  }

  #look(): void {
    const holders = holdersOf(this.holders());
    this.looks.push(holderReading({ begunAt: this.now, takenAt: this.now + 1, holders }));
  }

  #run(event: Extract<WorldEvent, { kind: 'run' }>): void {
    const { action, users, lost, applied } = event;
    const id = `run-${this.runs.length + 1}`;
    const by = lost ? `${id} lost` : id;
    // The plan asks for what is not so as far as the browser knows, which may be wrong.
    const subjects = users.map((user) => ({ user: this.#planUser(user, action), line: null }));
    const plan = buildPlan(
      { action, subjects },
      { id: `plan-${id}`, createdAt: this.now, purchase, origin: { kind: 'selection' } },
    );
    const results: EntryResult[] = users.map((user, index) => {
      const changed = (!lost || applied) && this.#change(user, action, by);
      return {
        action,
        outcome: changed ? 'changed' : 'already-so',
        reason: 'answer',
        entries: [index],
      };
    });
    const batch: BatchRecord = {
      runId: id,
      index: 0,
      kind: 'call',
      action,
      entries: users.map((_user, index) => index),
      status: lost ? 'uncertain' : 'settled',
      sentAt: this.now,
      settledAt: lost ? null : this.now + 1,
      code: lost ? 'network' : null,
      results: lost ? [] : results,
    };
    const end = { kind: 'completed' } as const;
    const header = runHeader(id, { startedAt: this.now, finishedAt: this.now + 1, end });
    this.runs.push({ header, plan, batches: [batch] });
  }

  #planUser(user: number, action: SeatAction): PlanUser {
    return makeUser(user, { id: userGid(user), holdsSeat: action === 'remove' });
  }
}

const purchase = {
  id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1',
  name: 'CODE_SUGGESTIONS',
  purchasedQuantity: 1_000,
  assignedQuantity: 0,
};

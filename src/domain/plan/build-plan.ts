import type { Purchase } from '../purchase';
import type {
  Plan,
  PlanEntry,
  PlanOrigin,
  PlanSubject,
  PlanUser,
  SeatAction,
  ShortfallChoice,
} from './plan';
import type { IsProtected } from './protected-users';
import { chooseShortfall, DEFAULT_CHOICE } from './shortfall';

export type PlanRequest =
  | { readonly action: SeatAction; readonly subjects: readonly PlanSubject[] }
  | {
      readonly action: 'swap';
      readonly remove: readonly PlanSubject[];
      readonly assign: readonly PlanSubject[];
    };

export type PlanContext = {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly purchase: Purchase;
  readonly origin: PlanOrigin;
  /** Left out when nobody is protected, or the Owner includes protected users. */
  readonly isProtected?: IsProtected;
  /** IDs of users that GitLab is known to refuse. */
  readonly notEligible?: ReadonlySet<string>;
  readonly choice?: ShortfallChoice;
};

/** Decides what will happen to each user, in one pass. Sends nothing. */
export function buildPlan(request: PlanRequest, context: PlanContext): Plan {
  const builder = new EntryBuilder(context);
  if (request.action === 'swap') {
    builder.add('remove', request.remove);
    builder.add('assign', request.assign);
  } else {
    builder.add(request.action, request.subjects);
  }
  const { id, createdAt, purchase, origin, choice = DEFAULT_CHOICE } = context;
  const { entries } = builder;
  return chooseShortfall(
    { id, action: request.action, origin, createdAt, purchase, entries },
    choice,
  );
}

class EntryBuilder {
  readonly entries: PlanEntry[] = [];
  /** The first entry of each user, and of each text that matches no user. */
  readonly #first = new Map<string, number>();
  readonly #context: PlanContext;

  constructor(context: PlanContext) {
    this.#context = context;
  }

  add(action: SeatAction, subjects: readonly PlanSubject[]): void {
    for (const subject of subjects) this.entries.push(this.#entryOf(action, subject));
  }

  #entryOf(action: SeatAction, subject: PlanSubject): PlanEntry {
    const base = { index: this.entries.length, action, line: subject.line };
    const user = subject.user === null ? null : keep(subject.user);
    const key = subject.user === null ? `text ${subject.line.text.toLowerCase()}` : subject.user.id;
    const firstIndex = this.#first.get(key);
    if (firstIndex !== undefined) return { ...base, disposition: 'duplicate', user, firstIndex };
    this.#first.set(key, base.index);
    if (user !== null) {
      // A rule may go by an address, which no plan keeps.
      return { ...base, user, ...this.#dispositionOf(action, subject.user ?? user) };
    }
    const candidates = subject.user === null ? subject.candidates.map(keep) : [];
    if (candidates.length === 0) return { ...base, disposition: 'unknown', user };
    return { ...base, disposition: 'ambiguous', user, candidates };
  }

  #dispositionOf(action: SeatAction, user: PlanUser): UserDecision {
    const { isProtected, notEligible } = this.#context;
    if (user.holdsSeat === (action === 'assign')) return { disposition: 'already-so' };
    if (action === 'remove') {
      const rule = isProtected?.(user) ?? null;
      return rule === null ? { disposition: 'change' } : { disposition: 'protected', rule };
    }
    if (user.state !== 'active') return { disposition: 'blocked' };
    return { disposition: notEligible?.has(user.id) ? 'not-eligible' : 'change' };
  }
}

type UserDecision =
  | { readonly disposition: 'change' | 'already-so' | 'not-eligible' | 'blocked' }
  | { readonly disposition: 'protected'; readonly rule: NonNullable<ReturnType<IsProtected>> };

function keep(user: PlanUser): PlanUser {
  const { id, username, name, publicEmail, state, holdsSeat, lastActivityOn, lastDuoActivityOn } =
    user;
  return { id, username, name, publicEmail, state, holdsSeat, lastActivityOn, lastDuoActivityOn };
}

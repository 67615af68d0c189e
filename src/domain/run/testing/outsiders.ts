import { fc } from '../../../lib/testing/fast-check';
import type { FakeGitlab } from '../../testing/fake-gitlab';

/** What others do to the seats while a run is under way. `pick` chooses whom. */
export type Meddling = {
  readonly request: number;
  readonly kind: 'take' | 'free' | 'bar' | 'shrink' | 'grow' | 'end';
  readonly pick: number;
};

const weighted = (weight: number, kind: Meddling['kind']) => ({
  weight,
  arbitrary: fc.constant(kind),
});

/**
 * One a request at most: of a list read page by page, a seat taken and one given between the same two
 * pages leave no trace, so that no reader can detect that the second page began too late.
 */
export const meddlings: fc.Arbitrary<readonly Meddling[]> = fc.uniqueArray(
  fc.record({
    request: fc.integer({ min: 0, max: 25 }),
    kind: fc.oneof(
      weighted(6, 'take'),
      weighted(6, 'free'),
      weighted(3, 'bar'),
      weighted(2, 'shrink'),
      weighted(2, 'grow'),
      weighted(1, 'end'),
    ),
    pick: fc.nat({ max: 1_000 }),
  }),
  { maxLength: 8, size: 'max', selector: ({ request }) => request },
);

export type Outsiders = {
  /** To be called before each request. */
  act(request: number, gitlab: FakeGitlab): void;
  /** How often others gave a seat to a user, and took one away; by user ID. */
  readonly given: ReadonlyMap<string, number>;
  readonly taken: ReadonlyMap<string, number>;
  touched(): ReadonlySet<string>;
};

export function createOutsiders(plans: readonly Meddling[]): Outsiders {
  const given = new Map<string, number>();
  const taken = new Map<string, number>();
  const count = (counts: Map<string, number>, id: string): void => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  };

  function carryOut({ kind, pick }: Meddling, gitlab: FakeGitlab): void {
    const all = [...gitlab.users.values()];
    const user = all[pick % Math.max(1, all.length)];
    if (kind === 'shrink') gitlab.purchased = Math.max(0, gitlab.purchased - (pick % 10));
    if (kind === 'grow') gitlab.purchased += pick % 10;
    if (kind === 'end') gitlab.isGone = true;
    if (!user) return;
    const { id } = user;
    if (kind === 'bar') user.eligible = false;
    if (kind === 'free' && gitlab.holders.delete(id)) count(taken, id);
    const isFree = gitlab.isEligible(user) && !gitlab.holders.has(id);
    if (kind === 'take' && isFree && gitlab.holders.size < gitlab.purchased) {
      gitlab.holders.add(id);
      count(given, id);
    }
  }

  return {
    given,
    taken,
    touched: () => new Set([...given.keys(), ...taken.keys()]),
    act(request, gitlab) {
      for (const one of plans) if (one.request === request) carryOut(one, gitlab);
    },
  };
}

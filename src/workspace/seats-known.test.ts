import { describe, expect, it } from 'vitest';
import { createRoster } from '../domain/roster/roster';
import { smallWorld } from '../domain/run/testing/small-world';
import { userId } from '../domain/run/testing/world';
import { readUsersNow } from './seats-known';

/** A group of 1,000 whose first 600 hold a seat, with a roster that nobody has loaded. */
function largeGroup() {
  const holders = Array.from({ length: 600 }, (_, index) => userId(index + 1));
  const { gitlab, clock } = smallWorld({ count: 1_000, holders });
  const { purchase } = gitlab;
  const roster = createRoster({ gateway: gitlab, purchase, clock, random: () => 0.5 });
  const rows = gitlab.roster();
  const named = (...numbers: readonly number[]) =>
    rows.filter(({ id }) => numbers.some((number) => id === userId(number)));
  return { gitlab, roster, purchase, named };
}

describe('the users of a follow-up', () => {
  it('are looked up when they are few, without loading the list', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    const users = named(7, 900);
    // Changed since the run.
    gitlab.holders.delete(userId(7));
    const now = await readUsersNow(users, purchase, { gateway: gitlab, roster });
    expect(now.roster.byId.get(userId(7))).toMatchObject({ holdsSeat: false });
    expect(now.roster.byId.get(userId(900))).toMatchObject({ holdsSeat: false });
    expect(roster.getSnapshot().status.kind).toBe('idle');
    expect(gitlab.calls.filter((name) => name === 'listUsers').length).toBeLessThanOrEqual(4);
  });

  it('come from the list when looking up would cost more', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    const users = named(1, 2, 3, 4, 5, 900);
    const now = await readUsersNow(users, purchase, { gateway: gitlab, roster });
    expect([...now.roster.byId.values()].map(({ holdsSeat }) => holdsSeat)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(gitlab.calls.filter((name) => name === 'listUsers').length).toBeGreaterThanOrEqual(6);
  });

  it('come from the list when somebody is not found: only there one sees who is left out', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    const [gone] = named(950);
    const user = gitlab.users.get(userId(950));
    if (user) user.eligible = false;
    const now = await readUsersNow(gone ? [gone] : [], purchase, { gateway: gitlab, roster });
    expect(now.roster.byId.get(userId(950))).toMatchObject({ holdsSeat: false });
    expect(roster.getSnapshot().holders).toBe('complete');
  });

  it('come from the list at once when it is there', async () => {
    const { gitlab, roster, purchase, named } = largeGroup();
    await readUsersNow(named(1, 2, 3, 4, 5, 6), purchase, { gateway: gitlab, roster });
    const before = gitlab.calls.length;
    const now = await readUsersNow(named(7), purchase, { gateway: gitlab, roster });
    expect(now.roster.byId.get(userId(7))).toMatchObject({ holdsSeat: true });
    expect(gitlab.calls.length).toBe(before);
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { useServer } from './client';
import { assigned, GROUP, purchaseGid, purchases, PURCHASE, seats, userGid } from './queries';
import { createWorld, specUserId } from '../world/create-world';
import type { World } from '../world/world';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;

/** Six holders whose seats and usage say exactly who must go first. */
function renewalWorld(): World {
  const used = (days: number | null) => (days === null ? null : NOW - days * DAY);
  const usage = [null, null, null, used(90), used(10), used(40)];
  const assignedDaysAgo = [30, 5, 60, 20, 80, 1];
  const world = createWorld({
    now: NOW,
    users: usage.map((_, index) => ({ username: `holder${index}`, name: `Holder ${index}` })),
    purchases: [{ quantity: 6, seats: 6 }],
  });
  const [purchase] = world.purchases;
  usage.forEach((codeSuggestionsUsedAt, index) => {
    const id = specUserId(index);
    const user = world.user(id);
    if (user === undefined || purchase === undefined) throw new Error('No such user');
    user.codeSuggestionsUsedAt = codeSuggestionsUsedAt;
    purchase.seats.set(id, { assignedAt: NOW - (assignedDaysAgo[index] ?? 0) * DAY });
  });
  return world;
}

const holder = (index: number): string => userGid(specUserId(index));

describe('What GitLab does by itself: renewal with fewer seats', () => {
  const client = useServer({ world: renewalWorld, now: NOW });

  it.each([
    [5, [0, 2, 3, 4, 5], 'never used Code Suggestions, the most recently assigned first'],
    [4, [2, 3, 4, 5], 'then the next of those'],
    [3, [3, 4, 5], 'until no user without usage is left'],
    [2, [4, 5], 'then the least recent use'],
    [1, [4], 'and so on'],
  ])('at once down to %i: %j stay, %s', async (purchasedQuantity, stay) => {
    await client.patch({ reset: true });
    await client.patch({ purchases: [{ id: PURCHASE, purchasedQuantity }] });
    expect([...(await seats(client))].sort()).toEqual(stay.map(holder).sort());
  });

  it('removes no seats while no more are assigned than purchased', async () => {
    await client.patch({ reset: true });
    await client.patch({ purchases: [{ id: PURCHASE, purchasedQuantity: 9 }] });
    await client.patch({ purchases: [{ id: PURCHASE, purchasedQuantity: 6 }] });
    expect(await seats(client)).toHaveLength(6);
  });

  it('an overage that is still there goes with the next daily job', async () => {
    await client.patch({ reset: true });
    const less = { id: PURCHASE, purchasedQuantity: 2, keepOverage: true };
    await client.patch({ purchases: [less] });
    expect(await assigned(client)).toBe(6);
    await client.patch({ clock: '+1d' });
    expect([...(await seats(client))].sort()).toEqual([holder(4), holder(5)].sort());
  });
});

describe('What GitLab does by itself: an overage without ClickHouse', () => {
  const client = useServer({ world: renewalWorld, now: NOW });
  const less = (purchasedQuantity: number, createdAt?: string) => ({
    purchases: [
      { id: PURCHASE, purchasedQuantity, ...(createdAt === undefined ? {} : { createdAt }) },
    ],
  });

  it.each([
    [5, [0, 1, 2, 3, 4]],
    [4, [0, 2, 3, 4]],
    [3, [0, 2, 4]],
    [2, [2, 4]],
  ])('down to %i: %j stay, the last assigned go first', async (quantity, stay) => {
    await client.patch({ reset: true, clickHouse: false });
    await client.patch(less(quantity));
    expect([...(await seats(client))].sort()).toEqual(stay.map(holder).sort());
  });

  it('with it, use from before the purchase was made does not count', async () => {
    await client.patch({ reset: true });
    expect((await client.snapshot()).clickHouse).toBe(true);
    // Only the uses of 10 and 40 days ago are left: three never used it, and so did one with them.
    await client.patch(less(5, new Date(NOW - 50 * DAY).toISOString()));
    await client.patch(less(3));
    expect([...(await seats(client))].sort()).toEqual([holder(2), holder(4), holder(5)].sort());
  });

  it('a Self-Managed instance has none unless it is said', () => {
    expect(createWorld({ offering: 'self-managed' }).clickHouse).toBe(false);
    expect(createWorld({ offering: 'self-managed', clickHouse: true }).clickHouse).toBe(true);
  });
});

describe('What GitLab does by itself: users who may not have a seat any more', () => {
  const client = useServer({ scenario: 'small', now: NOW });

  it.each(['blocked', 'banned', 'deactivated'] as const)(
    '%s: the seat is kept until a job runs, then it is free',
    async (state) => {
      await client.patch({ reset: true });
      const [first = ''] = await seats(client);
      await client.patch({ users: [{ id: first, state }] });
      expect(await seats(client)).toContain(first);
      await client.patch({ clock: '+7h' });
      expect(await seats(client)).toContain(first);
      await client.patch({ clock: '+1h' });
      expect(await seats(client)).not.toContain(first);
      expect(await assigned(client)).toBe(5);
    },
  );

  it('sends no email about it', async () => {
    expect((await client.snapshot()).mails).toEqual([]);
  });

  it('active users keep their seats', async () => {
    await client.patch({ reset: true });
    await client.patch({ clock: '+3d' });
    expect(await assigned(client)).toBe(6);
  });
});

describe('What GitLab does by itself: expiry', () => {
  const client = useServer({ scenario: 'small', now: NOW });
  const expire = () => client.patch({ purchases: [{ id: PURCHASE, expiresOn: '2026-03-10' }] });

  it('the purchase is no longer listed, its seats are kept', async () => {
    await expire();
    expect(await purchases(client, GROUP)).toEqual([]);
    expect(await assigned(client)).toBe(6);
  });

  it('seats are kept through 13 days', async () => {
    await client.patch({ clock: '+13d' });
    expect(await assigned(client)).toBe(6);
  });

  it('and restored by a renewal within that time', async () => {
    await client.patch({ purchases: [{ id: PURCHASE, expiresOn: '2027-03-10' }] });
    expect(await purchases(client, GROUP)).toMatchObject([{ assignedQuantity: 6 }]);
  });

  it('after 14 days they are removed, and a later renewal does not bring them back', async () => {
    await client.patch({ reset: true });
    await expire();
    await client.patch({ clock: '+14d' });
    expect(await assigned(client)).toBe(0);
    await client.patch({ purchases: [{ id: PURCHASE, expiresOn: '2027-03-10' }] });
    expect(await purchases(client, GROUP)).toMatchObject([{ assignedQuantity: 0 }]);
  });

  it('a purchase expires with the clock alone', async () => {
    await client.patch({ reset: true });
    const { purchases: all } = await client.snapshot();
    const expiresOn = all.find(({ id }) => id === purchaseGid(1))?.expiresOn ?? '';
    await client.patch({ clock: `${expiresOn}T00:00:00Z` });
    expect(await purchases(client, GROUP)).toEqual([]);
  });
});

describe('What others do to seats', () => {
  const client = useServer({ scenario: 'synced' });

  it('a directory is the authority for its users: seats change over time', async () => {
    const before = await seats(client);
    await client.patch({ faults: [{ kind: 'directory-sync', times: 5 }] });
    for (let index = 0; index < 5; index += 1) await client.graphql('{ metadata { version } }');
    expect(await seats(client)).not.toEqual(before);
  });
});

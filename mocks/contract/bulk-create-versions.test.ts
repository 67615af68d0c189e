// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { useServer } from './client';
import type { Client } from './client';
import { assigned, BULK_CREATE, free, mutate, PURCHASE, rowsOf, seats, userGid } from './queries';

/** A user of another group: never eligible here. */
const STRANGER = userGid(6);
const STRICT = ['16.11', '17.2', '17.5', '18.5', '18.9', '19.1'];
const PARTIAL = ['19.2', '19.4', '19.5'];

const assign = (client: Client, userIds: readonly string[]) =>
  mutate(client, BULK_CREATE, { userIds });
const buy = (client: Client, purchasedQuantity: number) =>
  client.patch({ purchases: [{ id: PURCHASE, purchasedQuantity, keepOverage: true }] });

/** Eligible users without a seat, found without the seat filter that old servers lack. */
async function free2(client: Client): Promise<readonly [string, string]> {
  const snapshot = await client.snapshot();
  const held = await seats(client);
  const [one = '', two = ''] = rowsOf(
    snapshot.users.filter(({ id, eligibleFor }) => eligibleFor.length > 0 && !held.includes(id)),
  ).filter((id) => id !== STRANGER);
  return [one, two];
}

describe.each(STRICT)('Bulk create on GitLab %s: all or nothing', (version) => {
  const client = useServer({ scenario: 'small', version });

  it('one ineligible user stops the call, and nothing says which', async () => {
    const { payload } = await assign(client, [...(await free2(client)), STRANGER]);
    expect(payload).toMatchObject({
      errors: ['INVALID_USER_ID_PRESENT'],
      users: null,
      addOnPurchase: null,
    });
    expect(await assigned(client)).toBe(6);
  });

  it('eligibility comes before seats', async () => {
    await buy(client, 7);
    const both = await assign(client, [...(await free2(client)), STRANGER]);
    expect(both.payload?.errors).toEqual(['INVALID_USER_ID_PRESENT']);
    const seatsOnly = await assign(client, await free2(client));
    expect(seatsOnly.payload?.errors).toEqual(['NOT_ENOUGH_SEATS']);
  });
});

describe.each(PARTIAL)('Bulk create on GitLab %s: partial', (version) => {
  const client = useServer({ scenario: 'small', version });

  it('drops ineligible users silently: errors is empty, users names the eligible', async () => {
    const [one, two] = await free2(client);
    const { payload, messages } = await assign(client, [one, STRANGER, two, userGid(987_654)]);
    expect(messages).toEqual([]);
    expect(payload?.errors).toEqual([]);
    expect(rowsOf(payload?.users?.nodes ?? []).sort()).toEqual([one, two].sort());
    expect(payload?.addOnPurchase?.assignedQuantity).toBe(8);
    expect(await seats(client)).not.toContain(STRANGER);
  });

  it('users names holders, too', async () => {
    const [holder = ''] = await seats(client);
    const { payload } = await assign(client, [holder, STRANGER]);
    expect(payload?.users?.nodes).toEqual([{ id: holder }]);
  });

  it('a holder who has become ineligible is not named and keeps the seat', async () => {
    const [holder = ''] = await seats(client);
    await client.patch({ users: [{ id: holder, state: 'blocked' }] });
    const [one = ''] = await free(client, 1);
    const { payload } = await assign(client, [holder, one]);
    expect(payload?.errors).toEqual([]);
    expect(payload?.users?.nodes).toEqual([{ id: one }]);
    expect(await seats(client)).toContain(holder);
  });

  it('INVALID_USER_ID_PRESENT only when no user is eligible', async () => {
    const { payload } = await assign(client, [STRANGER, userGid(987_654)]);
    expect(payload).toMatchObject({ errors: ['INVALID_USER_ID_PRESENT'], users: null });
  });

  it('seats are counted over who is eligible and has none, all or nothing', async () => {
    await client.patch({ reset: true });
    await buy(client, 7);
    const [one, two] = await free2(client);
    const before = await seats(client);
    const short = await assign(client, [one, two, STRANGER]);
    expect(short.payload).toMatchObject({ errors: ['NOT_ENOUGH_SEATS'], users: null });
    expect(await seats(client)).toEqual(before);
    const enough = await assign(client, [one, ...before, STRANGER]);
    expect(enough.payload?.errors).toEqual([]);
    expect(await assigned(client)).toBe(7);
  });
});

describe.each(['18.5', '19.5'])('Bulk create in an overage on GitLab %s', (version) => {
  const client = useServer({ scenario: 'small', version });

  it('NOT_ENOUGH_SEATS even for a call of holders, who need no seat', async () => {
    await buy(client, 5);
    const held = await seats(client);
    const { payload } = await assign(client, held.slice(0, 2));
    expect(payload?.errors).toEqual(['NOT_ENOUGH_SEATS']);
    expect(await seats(client)).toEqual(held);
  });

  it('as many as bought: holders are fine', async () => {
    await buy(client, 6);
    expect((await assign(client, await seats(client))).payload?.errors).toEqual([]);
  });
});

describe.each([
  ['17.8', true],
  ['17.9', false],
  ['19.5', false],
])('E-mails of bulk create on GitLab %s', (version, holdersToo) => {
  const client = useServer({ scenario: 'small', version });

  it(holdersToo ? 'go to holders again' : 'go to the newly assigned only', async () => {
    const [holder = ''] = await seats(client);
    const [one] = await free2(client);
    await assign(client, [holder, one]);
    const to = (await client.snapshot()).mails.map((mail) => mail.to);
    expect([...to].sort()).toEqual((holdersToo ? [holder, one] : [one]).sort());
  });
});

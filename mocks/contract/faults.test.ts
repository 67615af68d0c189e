// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { OWNER, useServer } from './client';
import type { Answer } from './client';
import {
  assigned,
  BULK_CREATE,
  BULK_REMOVE,
  GROUP,
  mutate,
  purchases,
  PURCHASE,
  seats,
  userGid,
  users,
} from './queries';

const ME = 'query Me { currentUser { username } }';

describe('Faults', () => {
  const client = useServer({ scenario: 'small', requestTimeout: 80 });
  const statuses = async (count: number, query = ME): Promise<number[]> => {
    const result: number[] = [];
    for (let index = 0; index < count; index += 1) {
      result.push(
        await client.graphql(query).then(
          (answer: Answer) => answer.status,
          () => 0,
        ),
      );
    }
    return result;
  };
  const assign = (...ids: number[]) =>
    client.graphql(BULK_CREATE, {
      variables: { input: { addOnPurchaseId: PURCHASE, userIds: ids.map(userGid) } },
    });

  it('a script is a list that is consumed in order', async () => {
    await client.patch({
      reset: true,
      faults: [
        { kind: 'rate-limit', times: 2, retryAfter: 7 },
        { kind: 'server-error', times: 1 },
        { kind: 'bad-gateway-html', times: 1, status: 504 },
      ],
    });
    expect(await statuses(5)).toEqual([429, 429, 500, 504, 200]);
    expect((await client.snapshot()).faults).toEqual([]);
  });

  it('rate-limit looks like the real one', async () => {
    await client.patch({ faults: [{ kind: 'rate-limit', times: 1, retryAfter: 7 }] });
    const answer = await client.graphql(ME);
    expect(answer.text).toBe('Retry later\n');
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('x-request-id')).not.toBeNull();
  });

  it('after: lets so many matching requests pass first', async () => {
    await client.patch({ faults: [{ kind: 'server-error', after: 2, times: 1 }] });
    expect(await statuses(4)).toEqual([200, 200, 500, 200]);
  });

  it('operation: by operation name, root field, REST path or the beginning of one', async () => {
    const other = '{ metadata { version } }';
    await client.patch({ faults: [{ kind: 'server-error', operation: 'Me' }] });
    expect(await statuses(1)).toEqual([500]);
    expect(await statuses(1, other)).toEqual([200]);
    await client.patch({ faults: [{ kind: 'server-error', operation: 'metadata' }] });
    expect(await statuses(1, other)).toEqual([500]);
    await client.patch({ faults: [{ kind: 'server-error', operation: 'GET /api/v4/vers*' }] });
    expect((await client.rest('/version')).status).toBe(500);
    expect(await statuses(1)).toEqual([200]);
    await client.patch({ faults: [{ kind: 'server-error', operation: '*' }] });
    expect(await statuses(1)).toEqual([500]);
  });

  it('probability: seeded, so the same requests fail every time', async () => {
    const run = async (): Promise<number[]> => {
      await client.patch({ faults: [{ kind: 'server-error', probability: 0.5 }] });
      return statuses(30);
    };
    const failed = (await run()).filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(5);
    expect(failed).toBeLessThan(25);
  });

  it('server-error 503, unauthorized, forbidden, not-found, graphql-error', async () => {
    await client.patch({
      faults: [
        { kind: 'server-error', status: 503, times: 1 },
        { kind: 'unauthorized', times: 1 },
        { kind: 'forbidden', times: 1 },
        { kind: 'not-found', times: 1 },
        { kind: 'graphql-error', message: 'Odd', times: 1 },
      ],
    });
    expect(await statuses(4)).toEqual([503, 401, 403, 404]);
    const odd = await client.graphql(ME);
    expect([odd.status, odd.body]).toEqual([200, { data: null, errors: [{ message: 'Odd' }] }]);
  });

  it('drop-before: the connection breaks and nothing was done', async () => {
    await client.patch({ reset: true });
    await client.patch({
      faults: [{ kind: 'drop-before', operation: 'userAddOnAssignmentBulkCreate', times: 1 }],
    });
    await expect(assign(2)).rejects.toThrow();
    expect(await assigned(client)).toBe(6);
    expect((await client.snapshot()).requests.at(-1)).toMatchObject({
      operation: 'BulkAssign',
      status: 0,
    });
  });

  it('drop-after: the connection breaks although the mutation took effect', async () => {
    await client.patch({
      reset: true,
      faults: [{ kind: 'drop-after', operation: 'userAddOnAssignmentBulkCreate', times: 1 }],
    });
    await expect(assign(2)).rejects.toThrow();
    expect(await assigned(client)).toBe(7);
    expect((await assign(2)).status).toBe(200);
    expect(await assigned(client)).toBe(7);
  });

  it('effect: the change is made although the answer is an error', async () => {
    await client.patch({
      reset: true,
      faults: [{ kind: 'bad-gateway-html', effect: true, times: 1 }],
    });
    expect((await assign(2)).status).toBe(502);
    expect(await assigned(client)).toBe(7);
  });

  it('latency: slows the answer, fixed or drawn from a distribution', async () => {
    await client.patch({ reset: true, faults: [{ kind: 'latency', ms: 40, times: 1 }] });
    await client.graphql(ME);
    await client.patch({ latency: { min: 20, max: 30 } });
    await client.graphql(ME);
    await client.patch({ latency: { median: 10, p95: 30 } });
    await client.graphql(ME);
    await client.patch({ latency: 0 });
    const [fixed = 0, even = 0, skewed = 0] = (await client.snapshot()).requests.map(
      ({ ms }) => ms,
    );
    expect(fixed).toBeGreaterThanOrEqual(39);
    expect(even).toBeGreaterThanOrEqual(19);
    expect(skewed).toBeGreaterThan(1);
  });

  it('timeout: GitLab gives up after its time, and nothing was done', async () => {
    await client.patch({ reset: true, faults: [{ kind: 'timeout', times: 1 }] });
    const started = performance.now();
    expect((await assign(2)).status).toBe(503);
    expect(performance.now() - started).toBeGreaterThanOrEqual(78);
    expect(await assigned(client)).toBe(6);
  });

  it('revoke-token: the token of the request stops working in the middle', async () => {
    await client.patch({ reset: true, faults: [{ kind: 'revoke-token', after: 1 }] });
    expect(await statuses(3)).toEqual([200, 401, 401]);
    const { tokens } = await client.snapshot();
    expect(tokens.find(({ token }) => token === OWNER)?.state).toBe('revoked');
  });

  it('expire-purchase: the purchase is gone for the next request', async () => {
    await client.patch({ reset: true, faults: [{ kind: 'expire-purchase', operation: 'Me' }] });
    expect(await purchases(client, GROUP)).toHaveLength(1);
    await client.graphql(ME);
    expect(await purchases(client, GROUP)).toEqual([]);
  });

  it('steal-seats: another Owner takes seats just before the mutation', async () => {
    await client.patch({
      reset: true,
      faults: [{ kind: 'steal-seats', count: 3, operation: 'userAddOnAssignmentBulkCreate' }],
    });
    const free = (await users(client, { seat: 'false', first: 2 })).nodes.map(({ id }) => id);
    const { payload } = await mutate(client, BULK_CREATE, { userIds: free });
    expect(payload?.errors).toEqual(['NOT_ENOUGH_SEATS']);
    expect(await assigned(client)).toBe(9);
    expect(await seats(client)).not.toContain(free[0]);
  });

  it('make-ineligible: one of the users in the mutation is blocked just before it', async () => {
    await client.patch({
      reset: true,
      faults: [{ kind: 'make-ineligible', operation: 'userAddOnAssignmentBulkCreate' }],
    });
    const free = (await users(client, { seat: 'false', first: 2 })).nodes.map(({ id }) => id);
    const { payload } = await mutate(client, BULK_CREATE, { userIds: free });
    expect(payload?.errors).toEqual([]);
    expect(payload?.users?.nodes.map(({ id }) => id)).toEqual([free[0]]);
    const blocked = (await client.snapshot()).users.filter(({ state }) => state === 'blocked');
    // The first of them is the caller, who is left out.
    expect(blocked.map(({ id }) => id)).toContain(free[1]);
    const rest = await mutate(client, BULK_CREATE, { userIds: free.slice(0, 1) });
    expect(rest.payload?.errors).toEqual([]);
  });

  it('make-ineligible: or the users that are named', async () => {
    await client.patch({
      reset: true,
      faults: [{ kind: 'make-ineligible', users: [userGid(3)], operation: 'Me' }],
    });
    await client.graphql(ME);
    const { users: all } = await client.snapshot();
    expect(all.find(({ id }) => id === userGid(3))?.state).toBe('blocked');
  });

  it('effects and one answer can fire together', async () => {
    await client.patch({
      reset: true,
      faults: [{ kind: 'expire-purchase' }, { kind: 'latency', ms: 5 }, { kind: 'server-error' }],
    });
    const { messages } = await mutate(client, BULK_REMOVE, { userIds: [userGid(101)] }).catch(
      () => ({
        messages: [],
      }),
    );
    expect(messages).toEqual(['Internal server error']);
  });
});

// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interceptGitLab } from '../node';
import type { Fault } from '../http/fault';
import { RESOURCE_ERROR, useServer } from './client';
import type { Answer } from './client';
import {
  assigned,
  BULK_CREATE,
  BULK_REMOVE,
  CREATE,
  mutate,
  PURCHASE,
  seats,
  userGid,
} from './queries';

const STATUSES = [400, 403, 404, 408, 409, 425, 429, 499, 500, 502, 503, 504];

describe('Faults that spoil an answer', () => {
  const client = useServer({ scenario: 'small' });
  const operation = 'userAddOnAssignment*';
  const assign = (): Promise<Answer> =>
    client.graphql(BULK_CREATE, {
      variables: { input: { addOnPurchaseId: PURCHASE, userIds: [userGid(2)] } },
    });
  const set = (fault: Fault) => client.patch({ reset: true, faults: [{ operation, ...fault }] });

  it.each(STATUSES)('HTTP %i, before the effect', async (status) => {
    await set({ kind: 'server-error', status });
    expect((await assign()).status).toBe(status);
    expect(await assigned(client)).toBe(6);
  });

  it.each(STATUSES)('HTTP %i, after the effect', async (status) => {
    await set({ kind: 'server-error', status, effect: true });
    expect((await assign()).status).toBe(status);
    expect(await assigned(client)).toBe(7);
  });

  it.each([
    ['server-error', 409],
    ['unauthorized', 401],
    ['forbidden', 403],
  ] as const)('%s with a text of its own', async (kind, status) => {
    const message = 'User 2 from IP: 10.0.0.1 tried logging from too many ips: 12';
    await set({ kind, message, ...(kind === 'server-error' ? { status } : {}) });
    const answer = await assign();
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ errors: [{ message }] });
  });

  it('null-payload: the seats are in, the payload is null, no error', async () => {
    await set({ kind: 'null-payload' });
    expect((await assign()).body).toEqual({ data: { payload: null } });
    expect(await assigned(client)).toBe(7);
  });

  it('resource-not-available: the seats are in, GitLab says that one may not', async () => {
    await set({ kind: 'resource-not-available' });
    const { body } = await assign();
    expect(body.data).toEqual({ payload: null });
    expect(body.errors).toEqual([{ message: RESOURCE_ERROR, path: ['payload'] }]);
    expect(await assigned(client)).toBe(7);
  });

  it('truncated-body: half of the JSON, with HTTP 200', async () => {
    await set({ kind: 'truncated-body' });
    await expect(assign()).rejects.toThrow(SyntaxError);
    expect(await assigned(client)).toBe(7);
  });

  it('reset-midway: the connection breaks within the body', async () => {
    await set({ kind: 'reset-midway' });
    await expect(assign()).rejects.toThrow(TypeError);
    expect(await assigned(client)).toBe(7);
    await client.patch({ faults: [] });
    expect((await assign()).status).toBe(200);
  });

  it('html-page and empty-body, with HTTP 200 or another status', async () => {
    await set({ kind: 'html-page' });
    const page = await assign();
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    await set({ kind: 'empty-body', effect: true });
    await expect(assign()).rejects.toThrow(SyntaxError);
    expect(await assigned(client)).toBe(7);
  });

  it('a refusal stays one: there is nothing in it to spoil', async () => {
    await client.patch({ reset: true, faults: [{ kind: 'null-payload' }] });
    expect((await client.graphql('{ metadata { version } }', { token: 'wrong' })).status).toBe(401);
  });
});

describe('execute-twice: a browser sends a POST again on a connection that turned out dead', () => {
  const client = useServer({ scenario: 'small' });
  const set = (...faults: Fault[]) => client.patch({ reset: true, faults });

  it('a removal finds nothing the second time, and that is what is answered', async () => {
    await set({ kind: 'execute-twice', times: 1 });
    const [holder = ''] = await seats(client);
    const { payload } = await mutate(client, BULK_REMOVE, { userIds: [holder] });
    expect(payload?.errors).toEqual(['NO_ASSIGNMENTS_FOUND']);
    expect(await assigned(client)).toBe(5);
  });

  it('an assignment of the last seats succeeds twice', async () => {
    await set({ kind: 'execute-twice', times: 1 });
    await client.patch({ purchases: [{ id: PURCHASE, purchasedQuantity: 7 }] });
    const { payload } = await mutate(client, CREATE, { userId: userGid(2) });
    expect(payload?.errors).toEqual([]);
    expect(await assigned(client)).toBe(7);
    expect((await client.snapshot()).mails).toHaveLength(1);
  });

  it('together with an answer that is lost', async () => {
    await set({ kind: 'execute-twice', times: 1 }, { kind: 'drop-after', times: 1 });
    const [holder = ''] = await seats(client);
    await expect(mutate(client, BULK_REMOVE, { userIds: [holder] })).rejects.toThrow();
    expect(await assigned(client)).toBe(5);
    expect((await client.snapshot()).requests).toHaveLength(1);
  });
});

describe('In the same process', () => {
  const origin = 'https://gitlab.spoilt.example';
  const { gitlab, server } = interceptGitLab({ origin, scenario: 'small' });
  beforeAll(() => server.listen());
  afterAll(() => server.close());

  it('reset-midway breaks the body as well', async () => {
    gitlab.apply({ faults: [{ kind: 'reset-midway', times: 1 }] });
    const response = await fetch(`${origin}/api/v4/version`, {
      headers: { Authorization: 'Bearer glpat-demo-owner' },
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { GatewayError } from '../domain/gateway-error';
import { createVirtualClock } from '../domain/testing/virtual-clock';
import { readGroupMemberIds, readMembers } from './members';
import { pages, type CursorPage, type PagingOptions } from './paginate';
import type { Session } from './session/session';
import { readUsage } from './usage/read-usage';

const ACME = { kind: 'group', fullPath: 'acme' } as const;

type Answer = CursorPage | GatewayError;

const page = (number: number, hasNextPage = true): CursorPage => ({
  pageInfo: { endCursor: `after-${number}`, hasNextPage },
});

/** A list that gives these answers one after the other, read on virtual time. */
function listOf(answers: readonly Answer[], options: PagingOptions = {}) {
  const clock = createVirtualClock({ start: 0, runs: true });
  const requested: { readonly after: string | null; readonly at: number }[] = [];
  const left = [...answers];
  const readPage = (after: string | null): Promise<CursorPage> => {
    requested.push({ after, at: clock.now() });
    const answer = left.shift() ?? new GatewayError('schema', 'Not expected');
    return answer instanceof GatewayError ? Promise.reject(answer) : Promise.resolve(answer);
  };
  async function read() {
    let [count, complete] = [0, false];
    for await (const { isLast } of pages(readPage, { clock, random: () => 1, ...options })) {
      count += 1;
      complete = isLast;
    }
    return { count, complete };
  }
  return { clock, requested, read };
}

describe('pages', () => {
  it('reads to the last page, and says that this is all', async () => {
    const { read, requested } = listOf([page(1), page(2), page(3, false)]);
    expect(await read()).toEqual({ count: 3, complete: true });
    expect(requested.map(({ after }) => after)).toEqual([null, 'after-1', 'after-2']);
  });

  it('says that there is more where it stops at the limit', async () => {
    const { read } = listOf([page(1), page(2), page(3)], { mostPages: 2 });
    expect(await read()).toEqual({ count: 2, complete: false });
  });

  it.each([{ endCursor: null }, { endCursor: 'after-1' }])(
    'says that there is more where the next cursor is %o',
    async ({ endCursor }) => {
      const { read } = listOf([page(1), { pageInfo: { endCursor, hasNextPage: true } }]);
      expect(await read()).toEqual({ count: 2, complete: false });
    },
  );

  it('waits as long as a 429 asks for, and goes on with the same page', async () => {
    const refusal = new GatewayError('rate', 'Slow down', { status: 429, retryAfterMs: 30_000 });
    const { read, requested } = listOf([page(1), refusal, page(2, false)]);
    expect(await read()).toEqual({ count: 2, complete: true });
    expect(requested).toEqual([
      { after: null, at: 0 },
      { after: 'after-1', at: 0 },
      { after: 'after-1', at: 30_000 },
    ]);
  });

  it('waits longer with each failure, and gives up after the third retry', async () => {
    const failure = new GatewayError('server', 'Bad gateway', { status: 502 });
    const lost = new GatewayError('network', 'No answer');
    const good = listOf([failure, lost, failure, page(1, false)]);
    expect(await good.read()).toEqual({ count: 1, complete: true });
    expect(good.requested.map(({ at }) => at)).toEqual([0, 500, 1_500, 3_500]);
    const bad = listOf([failure, failure, failure, failure, page(1, false)]);
    await expect(bad.read()).rejects.toBe(failure);
    expect(bad.requested).toHaveLength(4);
  });

  it.each([
    new GatewayError('auth', 'Expired', { status: 401 }),
    new GatewayError('permission', 'No such group'),
    new GatewayError('server', 'An error of GraphQL'),
  ])('does not repeat a request that fails for good: $kind', async (failure) => {
    const { read, requested } = listOf([page(1), failure]);
    await expect(read()).rejects.toBe(failure);
    expect(requested).toHaveLength(2);
  });

  it('ends at once when aborted, also while it waits', async () => {
    const abort = new AbortController();
    const refusal = new GatewayError('rate', 'Slow down', { status: 429, retryAfterMs: 60_000 });
    const { read, requested, clock } = listOf([page(1), refusal, page(2)], {
      signal: abort.signal,
    });
    void clock.sleep(1_000).then(() => abort.abort());
    await expect(read()).rejects.toMatchObject({ kind: 'canceled' });
    expect(clock.now()).toBeLessThan(60_000);
    expect(requested).toHaveLength(2);
  });
});

describe('lists that are longer than the limit of pages', () => {
  const user = { id: 'gid://gitlab/User/1', username: 'ada', name: 'Ada' };
  const endless = (name: string) => {
    let count = 0;
    const query = () => {
      count += 1;
      const pageInfo = { endCursor: String(count), hasNextPage: true };
      return Promise.resolve({ data: { group: { [name]: { nodes: [{ user }], pageInfo } } } });
    };
    return { client: { query }, features: { usageByFeature: true } } as unknown as Session;
  };
  const limit = { mostPages: 3 };

  it('are not complete', async () => {
    const ignore = () => undefined;
    const members = endless('groupMembers');
    expect(await readGroupMemberIds(members, 'acme', ignore, limit)).toEqual({
      ids: new Set([user.id]),
      complete: false,
    });
    expect((await readMembers(members, 'acme', ignore, limit)).complete).toBe(false);
    const span = { from: '2026-01-01', to: '2026-03-31' };
    expect(await readUsage(endless('aiUserMetrics'), ACME, span, limit)).toMatchObject({
      kind: 'answered',
      usage: { complete: false },
    });
  });
});

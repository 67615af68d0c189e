import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../../../domain/gateway-error';
import type { RosterSnapshot } from '../../../../domain/roster/roster-snapshot';
import type { ServerSearchResult } from '../../../../domain/roster/load/server-search';
import type { SeatUser } from '../../../../domain/seat-user';
import { createServerSearch } from './server-search';

const user = (id: string) => ({ id, name: id }) as SeatUser;

function answer(text: string, ids: readonly string[]): ServerSearchResult {
  return { text, users: ids.map(user), foundIn: new Map(), more: false, total: ids.length };
}

function setUp(known: readonly string[] = []) {
  const search = vi.fn((text: string) => Promise.resolve(answer(text, ['a', 'b'])));
  const patchUsers = vi.fn();
  const find = (id: string) => (known.includes(id) ? user(id) : undefined);
  const server = createServerSearch(
    { search, patchUsers, requestSeq: () => 7, getSnapshot: () => ({ find }) as RosterSnapshot },
    300,
  );
  return { server, search, patchUsers };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('searching GitLab while typing', () => {
  it('searches once the text has rested, and adds the users found', async () => {
    const { server, search, patchUsers } = setUp(['a']);
    for (const text of ['ad', 'ada', 'adam']) {
      server.search(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(search).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(300);
    expect(search.mock.calls.map(([text]) => text)).toEqual(['adam']);
    expect(patchUsers).toHaveBeenCalledWith([user('a'), user('b')], 7);
    expect(server.getSnapshot()).toMatchObject({ kind: 'found', ids: ['a', 'b'] });
    expect(server.getSnapshot()).toHaveProperty('added', new Set(['b']));
  });

  it('does not search for fewer than three characters', async () => {
    const { server, search } = setUp();
    server.search(' ad ');
    await vi.runAllTimersAsync();
    expect(search).not.toHaveBeenCalled();
    expect(server.getSnapshot().kind).toBe('idle');
  });

  it('ignores the answer of a search that was stopped', async () => {
    const { server, search, patchUsers } = setUp();
    let give: (result: ServerSearchResult) => void = () => undefined;
    search.mockImplementationOnce(() => new Promise((resolve) => (give = resolve)));
    server.search('ada');
    await vi.advanceTimersByTimeAsync(300);
    server.stop();
    expect(server.getSnapshot()).toEqual({ kind: 'stopped', text: 'ada' });
    give(answer('ada', ['a']));
    await vi.runAllTimersAsync();
    expect(patchUsers).not.toHaveBeenCalled();
    server.retry();
    await vi.runAllTimersAsync();
    expect(server.getSnapshot().kind).toBe('found');
  });

  it('reports a failure, and ends with the text', async () => {
    const { server, search } = setUp();
    search.mockRejectedValueOnce(new GatewayError('rate', 'Retry later'));
    server.search('ada');
    await vi.runAllTimersAsync();
    expect(server.getSnapshot()).toEqual({ kind: 'failed', text: 'ada', reason: 'rate' });
    server.search(null);
    expect(server.getSnapshot().kind).toBe('idle');
  });
});

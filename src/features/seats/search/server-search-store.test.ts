import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../../domain/gateway-error';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import type { ServerSearchResult } from '../../../domain/roster/load/server-search';
import type { SeatUser } from '../../../domain/seat-user';
import { createServerSearchStore } from './server-search-store';

const user = (id: string) => ({ id, name: id }) as SeatUser;

function answer(text: string, ids: readonly string[]): ServerSearchResult {
  return { text, users: ids.map(user), foundIn: new Map(), more: false, total: ids.length };
}

function setUp(known: readonly string[] = []) {
  const search = vi.fn((text: string) => Promise.resolve(answer(text, ['a', 'b'])));
  const patchUsers = vi.fn();
  const find = (id: string) => (known.includes(id) ? user(id) : undefined);
  const workspace = createServerSearchStore(
    { search, patchUsers, requestSeq: () => 7, getSnapshot: () => ({ find }) as RosterSnapshot },
    300,
  );
  return { workspace, search, patchUsers };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('searching GitLab while typing', () => {
  it('asks once the text rests, and adds whom it finds', async () => {
    const { workspace, search, patchUsers } = setUp(['a']);
    for (const text of ['ad', 'ada', 'adam']) {
      workspace.ask(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(search).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(300);
    expect(search.mock.calls.map(([text]) => text)).toEqual(['adam']);
    expect(patchUsers).toHaveBeenCalledWith([user('a'), user('b')], 7);
    expect(workspace.getSnapshot()).toMatchObject({ kind: 'found', ids: ['a', 'b'] });
    expect(workspace.getSnapshot()).toHaveProperty('fresh', new Set(['b']));
  });

  it('does not ask for less than three characters', async () => {
    const { workspace, search } = setUp();
    workspace.ask(' ad ');
    await vi.runAllTimersAsync();
    expect(search).not.toHaveBeenCalled();
    expect(workspace.getSnapshot().kind).toBe('idle');
  });

  it('an answer that nobody waits for any more changes nothing', async () => {
    const { workspace, search, patchUsers } = setUp();
    let give: (result: ServerSearchResult) => void = () => undefined;
    search.mockImplementationOnce(() => new Promise((resolve) => (give = resolve)));
    workspace.ask('ada');
    await vi.advanceTimersByTimeAsync(300);
    workspace.stop();
    expect(workspace.getSnapshot()).toEqual({ kind: 'stopped', text: 'ada' });
    give(answer('ada', ['a']));
    await vi.runAllTimersAsync();
    expect(patchUsers).not.toHaveBeenCalled();
    workspace.again();
    await vi.runAllTimersAsync();
    expect(workspace.getSnapshot().kind).toBe('found');
  });

  it('says what went wrong, and ends with the text', async () => {
    const { workspace, search } = setUp();
    search.mockRejectedValueOnce(new GatewayError('rate', 'Retry later'));
    workspace.ask('ada');
    await vi.runAllTimersAsync();
    expect(workspace.getSnapshot()).toEqual({ kind: 'failed', text: 'ada', reason: 'rate' });
    workspace.ask(null);
    expect(workspace.getSnapshot().kind).toBe('idle');
  });
});

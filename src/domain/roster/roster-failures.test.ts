import { describe, expect, it } from 'vitest';
import { holdersState } from '../utilization/utilization-figures';
import { knowsHolders, loadingFailure } from './roster-snapshot';
import { gatewayError, setRoster, someUsers } from './testing/roster-setting';

describe('what goes wrong', () => {
  it('asks again up to three times, then says which page failed, and can retry it', async () => {
    let broken = true;
    const { roster, gitlab, clock } = setRoster(someUsers(100), {
      fault: ({ list, after }) =>
        broken && list === 'free' && after === 'MjA' ? gatewayError('network') : null,
    });
    roster.load();
    await clock.settle();
    const snapshot = roster.getSnapshot();
    expect(snapshot.status).toEqual({ kind: 'partial', cause: 'failures' });
    expect(snapshot.failures).toEqual([
      { list: 'free', page: 2, kind: 'network', message: 'network', requestId: null },
    ]);
    expect(snapshot).toMatchObject({ usersComplete: false, holders: 'complete', loaded: 90 });
    expect(gitlab.requests.filter((request) => request.after === 'MjA')).toHaveLength(5);

    broken = false;
    roster.retry();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'loading' }, failures: [] });
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({
      status: { kind: 'complete' },
      failures: [],
      loaded: 100,
    });
  });

  it('says so when only the closing check fails', async () => {
    let broken = true;
    const { roster, clock } = setRoster(someUsers(30), {
      fault: ({ first }) => (broken && first === 1 ? gatewayError('server') : null),
    });
    roster.load();
    await clock.settle();
    expect(roster.getSnapshot().failures.map((failure) => failure.page)).toEqual([null, null]);
    broken = false;
    roster.retry();
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
  });

  it('tells a list that failed from a list of nobody', async () => {
    let broken = true;
    const { roster, clock } = setRoster(someUsers(0), {
      fault: () => (broken ? gatewayError('server') : null),
    });
    roster.load();
    await clock.settle();
    const failed = roster.getSnapshot();
    expect(failed.users).toEqual([]);
    expect(loadingFailure(failed)).toMatchObject({ kind: 'server' });
    expect(holdersState(failed, 3)).toMatchObject({ waiting: false, failed: true });
    expect(knowsHolders(failed)).toBe(false);

    broken = false;
    roster.retry();
    await clock.settle();
    const nobody = roster.getSnapshot();
    expect(loadingFailure(nobody)).toBeNull();
    expect(holdersState(nobody, 0)).toMatchObject({ waiting: false, failed: false });
    expect(knowsHolders(nobody)).toBe(true);
  });

  it('stops trying when page after page is given up', async () => {
    const down = { now: false };
    const { roster, gitlab, clock } = setRoster(someUsers(1_000), {
      fault: () => (down.now ? gatewayError('network') : null),
    });
    roster.load();
    await clock.advance(350);
    down.now = true;
    await clock.settle();
    expect(roster.getSnapshot().status).toEqual({ kind: 'partial', cause: 'failures' });
    expect(gitlab.requests.length).toBeLessThan(80);
    down.now = false;
    roster.retry();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, loaded: 1_000 });
  });

  it('slows down when GitLab says so, with fewer requests side by side', async () => {
    let refused = 0;
    const { roster, gitlab, clock } = setRoster(someUsers(400), {
      fault: (_request, index) => {
        if (index < 8 || index > 13) return null;
        refused += 1;
        return gatewayError('rate', 20_000);
      },
    });
    roster.load();
    await clock.advance(400);
    expect(refused).toBe(6);
    const { slowedUntil } = roster.getSnapshot();
    expect(slowedUntil).toBeGreaterThanOrEqual(clock.now() + 19_000);
    const before = gitlab.requests.length;
    await clock.advance(15_000);
    expect(gitlab.requests).toHaveLength(before);
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, slowedUntil: null });
  });

  it('stays within its budget a minute', async () => {
    const { roster, gitlab, clock } = setRoster(someUsers(400), {}, { requestsPerMinute: 20 });
    roster.load();
    await clock.advance(59_000);
    expect(gitlab.requests).toHaveLength(20);
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
    expect(clock.now() - 1_700_000_000_000).toBeGreaterThan(120_000);
  });

  it('waits for another token, and loses nothing', async () => {
    let dead = false;
    const { roster, clock } = setRoster(someUsers(200), {
      fault: () => (dead ? gatewayError('auth') : null),
    });
    roster.load();
    await clock.advance(250);
    dead = true;
    await clock.settle();
    expect(roster.getSnapshot().status).toMatchObject({ kind: 'paused', reason: 'auth' });
    dead = false;
    roster.resume();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, loaded: 200 });
  });

  it('does not take the answer to the old token for one to the new token', async () => {
    let dead = false;
    const { roster, clock } = setRoster(someUsers(200), {
      latency: (_request, index) => (index === 3 ? 5_000 : 100),
      fault: (_request, index) => (dead || index === 3 ? gatewayError('auth') : null),
    });
    roster.load();
    await clock.advance(250);
    dead = true;
    await clock.advance(500);
    expect(roster.getSnapshot().status).toMatchObject({ kind: 'paused', reason: 'auth' });
    dead = false;
    roster.resume();
    await clock.settle();
    expect(roster.getSnapshot()).toMatchObject({ status: { kind: 'complete' }, loaded: 200 });
  });

  it.each(['permission', 'schema', 'scope'] as const)('fails at once with %s', async (kind) => {
    let broken = true;
    const { roster, gitlab, clock } = setRoster(someUsers(200), {
      fault: () => (broken ? gatewayError(kind) : null),
    });
    roster.load();
    await clock.settle();
    expect(roster.getSnapshot().status).toMatchObject({ kind: 'failed', failure: { kind } });
    expect(gitlab.requests).toHaveLength(2);
    broken = false;
    roster.retry();
    await clock.settle();
    expect(roster.getSnapshot().status.kind).toBe('complete');
  });
});

import { expect, it } from 'vitest';
import { searchServer } from './server-search';
import { createFakeGitLab } from './testing/fake-gitlab';
import type { FakeGitLabOptions } from './testing/fake-gitlab';
import { makeUser, makeUsers } from './testing/make-user';
import { gatewayError } from './testing/roster-setting';
import { createVirtualClock } from './testing/virtual-clock';

function set(options: Partial<FakeGitLabOptions> = {}) {
  const clock = createVirtualClock();
  const users = makeUsers(40, (n) => ({ holdsSeat: n % 2 === 0 }));
  return { clock, gitlab: createFakeGitLab({ clock, users, ...options }) };
}

it('asks both lists at once, and puts holders first', async () => {
  const { clock, gitlab } = set();
  const searching = searchServer(gitlab, ' user 1 ', { limit: 5 });
  expect(gitlab.requests).toEqual([
    { list: 'holders', first: 5, after: null, search: 'user 1' },
    { list: 'free', first: 5, after: null, search: 'user 1' },
  ]);
  await clock.settle();
  const found = await searching;
  expect(found.users.map((user) => user.holdsSeat)).toEqual([
    ...Array<boolean>(5).fill(true),
    ...Array<boolean>(5).fill(false),
  ]);
  expect(found).toMatchObject({ text: ' user 1 ', more: true, total: 11 });
  expect(found.foundIn.get(makeUser(1).id)).toBe('free');
});

it('asks the one list that older instances have', async () => {
  const { clock, gitlab } = set({ features: { seatFilter: false, count: false } });
  const searching = searchServer(gitlab, 'user 11');
  await clock.settle();
  expect(await searching).toMatchObject({ more: false, total: null });
  expect(gitlab.requests.map((request) => request.list)).toEqual(['eligible']);
});

it('rejects as the gateway does', async () => {
  const { clock, gitlab } = set({ fault: () => gatewayError('rate') });
  const searching = expect(searchServer(gitlab, 'ada')).rejects.toMatchObject({ kind: 'rate' });
  await clock.settle();
  await searching;
});

it('gives up when told to', async () => {
  const { clock, gitlab } = set();
  const stop = new AbortController();
  const searching = expect(
    searchServer(gitlab, 'ada', { signal: stop.signal }),
  ).rejects.toMatchObject({ kind: 'cancelled' });
  stop.abort();
  await clock.settle();
  await searching;
});

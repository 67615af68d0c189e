import { expect, it } from 'vitest';
import type { SeatGateway } from '../../gateway';
import { GatewayError } from '../../gateway-error';
import { searchServer } from './server-search';
import { FakeGitlab, type FakeOptions } from '../../testing/fake-gitlab';
import { makeUser, makeUsers } from '../testing/make-user';
import { gatewayError } from '../testing/roster-setting';
import { createVirtualClock } from '../../testing/virtual-clock';

function set(options: Partial<FakeOptions> = {}) {
  const clock = createVirtualClock();
  const users = makeUsers(40, (n) => ({ holdsSeat: n % 2 === 0 }));
  return { clock, gitlab: new FakeGitlab({ clock, users, ...options }) };
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
  ).rejects.toMatchObject({ kind: 'canceled' });
  stop.abort();
  await clock.settle();
  await searching;
});

it('searches the one list where the filter turns out to be missing', async () => {
  const { clock, gitlab } = set();
  let seatFilter = true;
  const features = { ...gitlab.features, count: false };
  Object.defineProperty(features, 'seatFilter', { get: () => seatFilter });
  const refusing: Pick<SeatGateway, 'features' | 'listUsers'> = {
    features,
    listUsers(request, signal) {
      if (request.list === 'eligible') return gitlab.listUsers(request, signal);
      seatFilter = false;
      return Promise.reject(new GatewayError('schema', 'No filter', { learned: true }));
    },
  };
  const searching = searchServer(refusing, 'user 11');
  await clock.settle();
  const found = await searching;
  expect(found.users.map((user) => user.id)).toEqual([makeUser(11).id]);
  expect(found.foundIn.get(makeUser(11).id)).toBe('eligible');
});

it.each(['', '  ', '@', ' @ '])('asks nobody for %j', async (text) => {
  const { gitlab } = set();
  expect(await searchServer(gitlab, text)).toMatchObject({ users: [], total: 0 });
  expect(gitlab.requests).toEqual([]);
});

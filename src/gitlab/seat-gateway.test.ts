import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../../mocks/server';
import { GatewayError } from '../domain/gateway-error';
import type { SeatGateway } from '../domain/gateway';
import type { SeatScope, Purchase } from '../domain/purchase';
import type { InstanceUrl } from './session/instance-url';
import { listPurchases } from './purchases';
import { createSeatGateway } from './seat-gateway';
import type { Session } from './session/session';
import { openSession } from './session/sign-in';

let server: RunningServer;

type World = { session: Session; scope: SeatScope; purchase: Purchase; gateway: SeatGateway };

async function world(options: ServerOptions, token = 'glpat-demo-owner'): Promise<World> {
  server = await startServer(options);
  const session = await (
    await openSession({
      instance: server.url as InstanceUrl,
      token: () => token,
      onUnauthorized: () => undefined,
    })
  ).known;
  const { offering, groups } = server.gitlab.snapshot();
  const [group] = groups;
  if (!group) throw new Error('The scenario has no group');
  const scope: SeatScope =
    offering === 'self-managed'
      ? { kind: 'instance' }
      : { kind: 'group', id: group.id, fullPath: group.fullPath, name: group.fullPath };
  const [purchase] = await listPurchases(session, scope);
  if (!purchase) throw new Error('No purchase');
  return { session, scope, purchase, gateway: createSeatGateway(session, scope, purchase) };
}

function holders(): readonly string[] {
  return server.gitlab.snapshot().purchases[0]?.seats ?? [];
}

afterEach(() => server.close());

describe('seat gateway on GitLab.com', () => {
  let given: World;
  beforeEach(async () => {
    given = await world({ scenario: 'typical' });
  });

  it('lists holders with their seat and the others without', async () => {
    const list = (kind: 'holders' | 'free') =>
      given.gateway.listUsers({ list: kind, first: 100, after: null });
    const [held, free] = await Promise.all([list('holders'), list('free')]);
    expect(held.users.every((user) => user.holdsSeat)).toBe(true);
    expect(free.users.some((user) => user.holdsSeat)).toBe(false);
    expect(held.count).toBe(given.purchase.assignedQuantity);
    expect(held.users).toHaveLength(100);
    expect(held.hasNextPage).toBe(true);
    const next = await given.gateway.listUsers({
      list: 'holders',
      first: 100,
      after: held.endCursor,
    });
    const seen = new Set(held.users.map((user) => user.id));
    expect(next.users.some((user) => seen.has(user.id))).toBe(false);
  });

  it('assigns and removes, and tells the counters of the answer to whoever reads the cache', async () => {
    const free = await given.gateway.listUsers({ list: 'free', first: 3, after: null });
    const ids = free.users.filter((user) => user.state === 'active').map((user) => user.id);
    const before = given.purchase.assignedQuantity;
    const assigned = await given.gateway.assignSeats(ids);
    expect(assigned).toMatchObject({
      kind: 'done',
      purchase: { assignedQuantity: before + ids.length },
    });
    expect(holders()).toEqual(expect.arrayContaining(ids));
    expect(JSON.stringify(given.session.client.extract())).toContain(
      `"assignedQuantity":${before + ids.length}`,
    );
    expect(await given.gateway.removeSeats(ids)).toMatchObject({
      kind: 'done',
      purchase: { assignedQuantity: before },
    });
    expect(holders()).not.toEqual(expect.arrayContaining(ids));
  });

  it('passes on GitLab’s codes when it refuses, and nothing has changed', async () => {
    const before = holders();
    expect(await given.gateway.assignSeats(['gid://gitlab/User/987654321'])).toEqual({
      kind: 'refused',
      codes: ['INVALID_USER_ID_PRESENT'],
    });
    const free = await given.gateway.listUsers({ list: 'free', first: 1, after: null });
    expect(await given.gateway.removeSeats(free.users.map((user) => user.id))).toEqual({
      kind: 'refused',
      codes: ['NO_ASSIGNMENTS_FOUND'],
    });
    expect(holders()).toEqual(before);
  });

  it('says that the purchase is gone when it is', async () => {
    const [purchase] = server.gitlab.snapshot().purchases;
    if (!purchase) throw new Error('No purchase');
    server.gitlab.apply({ purchases: [{ id: purchase.id, expiresOn: '2020-01-01' }] });
    const free = ['gid://gitlab/User/1'];
    expect(await given.gateway.assignSeats(free)).toEqual({ kind: 'gone' });
    expect(await given.gateway.readPurchase()).toBeNull();
  });
});

it('learns the batch limit from GitLab’s own words', async () => {
  const { gateway } = await world({ scenario: 'typical', version: '18.5' });
  const free = await gateway.listUsers({ list: 'free', first: 60, after: null });
  const refused: unknown = await gateway
    .assignSeats(free.users.map((user) => user.id))
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(GatewayError);
  expect(refused).toMatchObject({ kind: 'limit', details: { limit: 50 } });
});

it('answers a refused batch with NOT_ENOUGH_SEATS when seats run out', async () => {
  const { gateway } = await world({ scenario: 'full' });
  const free = await gateway.listUsers({ list: 'free', first: 2, after: null });
  expect(await gateway.assignSeats(free.users.map((user) => user.id))).toEqual({
    kind: 'refused',
    codes: ['NOT_ENOUGH_SEATS'],
  });
});

it('blames the scope where the token is known to read only', async () => {
  const { gateway } = await world({ scenario: 'small' }, 'glpat-demo-readonly');
  const refused: unknown = await gateway
    .assignSeats(['gid://gitlab/User/1'])
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: 'scope' });
});

it('follows the rights of a new token, and what is learned of GitLab', async () => {
  const { session, scope, purchase } = await world({ scenario: 'small' }, 'glpat-demo-readonly');
  let { canWrite, features } = session;
  const live: Session = {
    ...session,
    get canWrite() {
      return canWrite;
    },
    get features() {
      return features;
    },
  };
  const gateway = createSeatGateway(live, scope, purchase);
  const assign = (...ids: readonly string[]) => gateway.assignSeats(ids);
  await expect(assign('gid://gitlab/User/1')).rejects.toMatchObject({ kind: 'scope' });
  canWrite = true;
  expect(await assign('gid://gitlab/User/1')).toEqual({ kind: 'gone' });
  features = { ...features, bulk: false };
  expect(gateway.features.bulk).toBe(false);
  await expect(assign('gid://gitlab/User/1', 'gid://gitlab/User/2')).rejects.toMatchObject({
    kind: 'limit',
    details: { limit: 1 },
  });
});

it('works for the administrator of an instance', async () => {
  const { gateway, purchase } = await world({ scenario: 'instance' }, 'glpat-demo-admin');
  const held = await gateway.listUsers({ list: 'holders', first: 100, after: null });
  expect(held.count).toBe(purchase.assignedQuantity);
});

it('works one by one on GitLab 16.8, which knows neither bulk changes nor the seat filter', async () => {
  const { gateway } = await world({ scenario: 'old' }, 'glpat-demo-admin');
  expect(gateway.features).toMatchObject({ bulk: false, seatFilter: false });
  const page = await gateway.listUsers({ list: 'eligible', first: 100, after: null });
  expect(page.count).toBeNull();
  const held = page.users.filter((user) => user.holdsSeat);
  expect(held.length).toBeGreaterThan(0);
  expect(page.users.every((user) => user.lastDuoActivityOn === undefined)).toBe(true);
  const free = page.users.find((user) => !user.holdsSeat && user.state === 'active');
  if (!free) throw new Error('Nobody without a seat');
  expect(await gateway.assignSeats([free.id])).toMatchObject({ kind: 'done' });
  expect(await gateway.removeSeats([free.id])).toMatchObject({ kind: 'done' });
  expect(await gateway.removeSeats([free.id])).toEqual({
    kind: 'refused',
    codes: ['NO_ASSIGNMENTS_FOUND'],
  });
});

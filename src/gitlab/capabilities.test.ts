import { describe, expect, it } from 'vitest';
import type { GatewayError } from '../domain/gateway-error';
import type { SeatScope } from '../domain/purchase';
import { createRoster } from '../domain/roster/roster';
import type { RosterSnapshot } from '../domain/roster/roster-snapshot';
import { createCapabilities, createCapabilityMemory } from './capabilities';
import { listPurchases } from './purchases';
import { createSeatGateway } from './seat-gateway';
import type { InstanceUrl } from './session/instance-url';
import type { Session } from './session/session';
import { openSession } from './session/sign-in';
import type { StoragePort } from './session/token-vault';
import { INSTANCE, strictGitLab, type StrictGitLab } from './testing/strict-gitlab';
import { readUsage } from './usage/read-usage';

const ACME = { kind: 'group', fullPath: 'acme' } as const;

/** What the releases before each of these lack. */
const BEFORE_16_11 = [
  'Mutation.userAddOnAssignmentBulkCreate',
  'Mutation.userAddOnAssignmentBulkRemove',
  'UserAddOnAssignmentBulkCreateInput',
  'UserAddOnAssignmentBulkRemoveInput',
];
const BEFORE_17_5 = [
  ...[
    'Namespace.addOnEligibleUsers',
    'Group.addOnEligibleUsers',
    'Query.selfManagedAddOnEligibleUsers',
  ].flatMap((field) => [
    `${field}(filterByAssignedSeat)`,
    `${field}(addOnPurchaseIds)`,
    `${field}(sort)`,
  ]),
  'GitlabSubscriptionsUserSort',
  'AddOnUserConnection.count',
  'Group.aiUserMetrics',
];
const BEFORE_17_9 = ['AddOnUser.lastDuoActivityOn', 'AddOnUser.lastLoginAt'];
const OLDEST = [...BEFORE_16_11, 'CurrentUser.admin', ...BEFORE_17_5, ...BEFORE_17_9];

/** Serves old questions, which a new GitLab would refuse for what they do not say. */
const OLD = { version: '17.2' } as const;

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { text: () => string } {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    text: () => [...items.values()].join(),
  };
}

function open(strict: StrictGitLab, browser = storage(), token = 'glpat-demo-owner') {
  return openSession({
    instance: INSTANCE,
    token: () => token,
    onUnauthorized: () => undefined,
    fetch: strict.fetch,
    browser,
  }).then(({ known }) => known);
}

function placeIn({ gitlab }: StrictGitLab): SeatScope {
  const [group] = gitlab.snapshot({ omit: ['users'] }).groups;
  if (!group) return { kind: 'instance' };
  return { kind: 'group', id: group.id, fullPath: group.fullPath, name: group.fullPath };
}

async function gatewayOf(strict: StrictGitLab, session: Session, scope = placeIn(strict)) {
  const [purchase] = await listPurchases(session, scope);
  if (!purchase) throw new Error('No purchase');
  return { purchase, gateway: createSeatGateway(session, scope, purchase) };
}

async function rosterOf(strict: StrictGitLab, session: Session): Promise<RosterSnapshot> {
  const { gateway, purchase } = await gatewayOf(strict, session);
  const roster = createRoster({
    gateway,
    purchase,
    clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    random: () => 0.5,
  });
  const done = new Promise<RosterSnapshot>((resolve) => {
    roster.subscribe(() => {
      const snapshot = roster.getSnapshot();
      if (!['idle', 'loading'].includes(snapshot.status.kind)) resolve(snapshot);
    });
  });
  roster.load();
  const snapshot = await done;
  roster.dispose();
  return snapshot;
}

function eligibleHolders({ gitlab }: StrictGitLab): string[] {
  const { purchases, users } = gitlab.snapshot();
  const active = new Set(users.filter(({ state }) => state === 'active').map(({ id }) => id));
  return (purchases[0]?.seats ?? []).filter((id) => active.has(id)).sort();
}

const holdersIn = ({ users }: RosterSnapshot): string[] =>
  users
    .filter((user) => user.holdsSeat)
    .map((user) => user.id)
    .sort();

describe('a roster of a GitLab without the seat filter', () => {
  const claims = [
    ['says what it is', '17.2.9-ee'],
    ['claims to be newer', '19.4.1-ee'],
    ['hides its version', null],
    ['has a version that nobody can read', 'trunk'],
  ] as const;

  it.each(claims)('comes up right where it %s', async (_what, version) => {
    for (const suggestions of [true, false]) {
      const strict = strictGitLab({
        version,
        suggestions,
        lacking: [...BEFORE_17_5, ...BEFORE_17_9],
        world: OLD,
      });
      const session = await open(strict);
      const roster = await rosterOf(strict, session);
      expect(roster).toMatchObject({
        status: { kind: 'complete' },
        holders: 'eligible-only',
        usersComplete: true,
      });
      expect(holdersIn(roster)).toEqual(eligibleHolders(strict));
      expect(roster.users.some((user) => !user.holdsSeat)).toBe(true);
      for (const user of roster.users) {
        expect(user.lastDuoActivityOn).toBeUndefined();
        expect(user.lastLoginAt).toBeUndefined();
        expect(user.lastActivityOn).not.toBeUndefined();
      }
      expect(session.features).toMatchObject({
        seatFilter: false,
        sort: false,
        count: false,
        lastDuoActivity: false,
        lastLogin: false,
        bulk: true,
      });
    }
  });

  it('leaves out at first what the version is known to lack', async () => {
    const strict = strictGitLab({ version: '17.2.9-ee', lacking: BEFORE_17_5, world: OLD });
    const session = await open(strict);
    await rosterOf(strict, session);
    const refused = strict.requested.find(({ name }) => name === 'GroupEligibleUsers');
    // The filter and the Duo activity are not asked for; the sort, its type, the IDs and the count are.
    expect(refused?.refused).toBe(4);
  });

  it('is what an instance has, too', async () => {
    const strict = strictGitLab({
      version: '19.4.1-ee',
      lacking: BEFORE_17_5,
      world: { ...OLD, scenario: 'instance' },
    });
    const session = await open(strict, storage(), 'glpat-demo-admin');
    const { gateway } = await gatewayOf(strict, session, { kind: 'instance' });
    const requested = gateway.listUsers({ list: 'holders', first: 100, after: null });
    await expect(requested).rejects.toMatchObject({ kind: 'schema', details: { learned: true } });
    const page = await gateway.listUsers({ list: 'eligible', first: 100, after: null });
    expect(page.users.some((user) => user.holdsSeat)).toBe(true);
    expect(page.users.some((user) => !user.holdsSeat)).toBe(true);
  });

  it('never takes the whole list for holders, nor those without assignments for people without a seat', async () => {
    const strict = strictGitLab({
      version: '19.4.1-ee',
      lacking: [...BEFORE_17_5, 'AddOnUser.addOnAssignments'],
      world: OLD,
    });
    const roster = await rosterOf(strict, await open(strict));
    expect(roster.status).toMatchObject({ kind: 'failed', failure: { kind: 'schema' } });
    expect(roster.users).toEqual([]);
  });

  it('lacks the filter where it lacks the purchases that the filter is about', () => {
    const capabilities = createCapabilities();
    capabilities.learn(['Namespace.addOnEligibleUsers(addOnPurchaseIds)']);
    expect(capabilities.features.seatFilter).toBe(false);
    expect(capabilities.isUnavailable('Namespace.addOnEligibleUsers(filterByAssignedSeat)')).toBe(
      true,
    );
  });
});

describe('a session', () => {
  it.each(['16.8.1-ee', '18.9.2-ee', '19.4.1-ee', null])(
    'opens on a GitLab that lacks all that can be lacked and says %s',
    async (version) => {
      const strict = strictGitLab({ version, lacking: OLDEST, world: { version: '16.8' } });
      const session = await open(strict);
      expect(session).toMatchObject({ version, user: { isAdmin: null } });
      const roster = await rosterOf(strict, session);
      expect(holdersIn(roster)).toEqual(eligibleHolders(strict));
      const free = roster.users.find((user) => !user.holdsSeat && user.state === 'active');
      const other = roster.users.find((user) => !user.holdsSeat && user !== free);
      if (!free || !other) throw new Error('Nobody without a seat');
      const { gateway } = await gatewayOf(strict, session);
      await expect(gateway.assignSeats([free.id, other.id])).rejects.toMatchObject({
        kind: 'limit',
        details: { limit: 1 },
      });
      expect(eligibleHolders(strict)).toEqual(holdersIn(roster));
      expect(await gateway.assignSeats([free.id])).toMatchObject({ kind: 'done' });
      expect(gateway.features.bulk).toBe(false);
    },
  );

  it('assigns to one user at once although bulk changes turn out to be missing', async () => {
    const strict = strictGitLab({ version: null, lacking: BEFORE_16_11 });
    const session = await open(strict);
    const { gateway } = await gatewayOf(strict, session);
    const free = await gateway.listUsers({ list: 'free', first: 1, after: null });
    expect(gateway.features.bulk).toBe(true);
    const ids = free.users.map(({ id }) => id);
    expect(await gateway.assignSeats(ids)).toMatchObject({ kind: 'done' });
    expect(await gateway.removeSeats(ids)).toMatchObject({ kind: 'done' });
    expect(strict.requested.slice(-3).map(({ name }) => name)).toEqual([
      'AssignSeats',
      'AssignSeat',
      'RemoveSeat',
    ]);
  });

  it('tells an administrator that it is unknown whether they are one', async () => {
    const strict = strictGitLab({
      lacking: ['CurrentUser.admin'],
      world: { scenario: 'instance' },
    });
    expect((await open(strict, storage(), 'glpat-demo-admin')).user.isAdmin).toBeNull();
    const whole = strictGitLab({ world: { scenario: 'instance' } });
    expect((await open(whole, storage(), 'glpat-demo-admin')).user.isAdmin).toBe(true);
  });

  it('asks nothing twice where nothing is missing', async () => {
    const strict = strictGitLab();
    const session = await open(strict);
    expect(strict.requested).toEqual([
      { name: 'Session', refused: 0 },
      { name: 'OwnedGroups', refused: 0 },
    ]);
    await rosterOf(strict, session);
    expect(strict.requested.every(({ refused }) => refused === 0)).toBe(true);
  });

  it('learns more from each answer, as one has five errors at most', async () => {
    const lacking = [
      ...['avatarUrl', 'webUrl', 'lastActivityOn'].map((name) => `AddOnUser.${name}`),
      ...BEFORE_17_5,
      ...BEFORE_17_9,
    ];
    const strict = strictGitLab({ version: null, lacking, world: OLD });
    const roster = await rosterOf(strict, await open(strict));
    expect(roster.status.kind).toBe('complete');
    expect(roster.users.every((user) => user.lastActivityOn === undefined)).toBe(true);
    expect(strict.requested.some(({ refused }) => refused > 5)).toBe(true);
  });

  it('tells usage by feature as far as this GitLab has it', async () => {
    const lacking = ['AiUserMetrics.codeReview', 'chatUserMetrics.lastDuoActivityOn'];
    const strict = strictGitLab({ lacking });
    const session = await open(strict);
    const span = { from: '2026-01-01', to: '2026-11-01' };
    const usage = await readUsage(session, ACME, span);
    if (usage.kind !== 'answered') throw new Error('No usage');
    const { users, features: counted } = usage.usage;
    expect(counted).not.toContain('codeReview');
    expect(users.size).toBeGreaterThan(0);
    for (const { features } of users.values()) {
      expect(features['codeReview']).toBeUndefined();
      expect(features['chat']?.lastOn).toBeUndefined();
      expect(features['codeSuggestions']?.lastOn).not.toBeUndefined();
    }
    expect(session.features).toMatchObject({ usageByFeature: true, lastDuoActivity: true });
  });

  it('says so when usage by feature turns out to be missing', async () => {
    const strict = strictGitLab({ lacking: ['Group.aiUserMetrics'] });
    const session = await open(strict);
    const reported: boolean[] = [];
    session.capabilities.subscribe(() => {
      reported.push(session.capabilities.getSnapshot().usageByFeature);
    });
    const span = { from: '2026-01-01', to: '2026-11-01' };
    expect(await readUsage(session, ACME, span)).toEqual({
      kind: 'unavailable',
      why: 'version',
    });
    expect(reported).toEqual([false]);
  });

  it('passes on what it cannot do without, in GitLab’s words', async () => {
    const strict = strictGitLab({ lacking: ['Query.addOnPurchases'] });
    const session = await open(strict);
    const error: unknown = await listPurchases(session, placeIn(strict)).catch(
      (one: unknown) => one,
    );
    expect(error).toMatchObject({
      kind: 'schema',
      details: { said: expect.stringContaining('addOnPurchases') as string },
    });
    expect((error as GatewayError).message).toContain("Field 'addOnPurchases' doesn't exist");
  });
});

describe('what a GitLab lacks', () => {
  const lacking = [...BEFORE_17_5, ...BEFORE_17_9];
  const refusals = ({ requested }: StrictGitLab) =>
    requested.filter(({ refused }) => refused > 0).length;

  it('is remembered for its version', async () => {
    const browser = storage();
    const first = strictGitLab({ version: '19.4.1-ee', lacking, world: OLD });
    await rosterOf(first, await open(first, browser));
    expect(refusals(first)).toBeGreaterThan(0);

    const again = strictGitLab({ version: '19.4.1-ee', lacking, world: OLD });
    const roster = await rosterOf(again, await open(again, browser));
    expect(refusals(again)).toBe(0);
    expect(holdersIn(roster)).toEqual(eligibleHolders(again));
  });

  it('is forgotten with another version', async () => {
    const browser = storage();
    const first = strictGitLab({ version: '19.4.1-ee', lacking, world: OLD });
    await rosterOf(first, await open(first, browser));
    const next = strictGitLab({ version: '19.5.0-ee' });
    const session = await open(next, browser);
    expect(session.features).toMatchObject({ seatFilter: true, lastDuoActivity: true });
    expect((await rosterOf(next, session)).holders).toBe('complete');
  });

  it('is not remembered where no version is told', async () => {
    const browser = storage();
    const strict = strictGitLab({ version: null, lacking, world: OLD });
    await rosterOf(strict, await open(strict, browser));
    expect(browser.text()).not.toContain('"missing"');
  });

  it('is learned anew in the same session when GitLab was updated meanwhile', async () => {
    const strict = strictGitLab({ version: '17.4.0-ee', lacking });
    const { capabilities } = await open(strict);
    capabilities.learn(['AddOnUserConnection.count']);
    capabilities.meet('17.4.0-ee');
    expect(capabilities.features).toMatchObject({ count: false, seatFilter: false });
    capabilities.meet('19.4.0-ee');
    expect(capabilities.features).toMatchObject({ count: true, seatFilter: true });
  });
});

const HERE = 'https://gitlab.example.com' as InstanceUrl;
const THERE = 'https://gitlab.example.org' as InstanceUrl;
const PARTS = ['AddOnUser.lastDuoActivityOn', 'Namespace.addOnEligibleUsers(sort)'];

function memoryStorage(text: string | null = null): StoragePort & { text: () => string | null } {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key, value) => void (kept = value),
    removeItem: () => void (kept = null),
    text: () => kept,
  };
}

it('remembers what an instance refused at its version, and no other', () => {
  const kept = memoryStorage();
  createCapabilityMemory(kept, HERE).write('18.9.2-ee', PARTS);
  createCapabilityMemory(kept, THERE).write('17.2.0-ee', ['CurrentUser.admin']);
  expect(createCapabilityMemory(kept, HERE).read('18.9.2-ee')).toEqual(PARTS);
  expect(createCapabilityMemory(kept, HERE).read('18.9.3-ee')).toEqual([]);
  expect(createCapabilityMemory(kept, THERE).read('17.2.0-ee')).toEqual(['CurrentUser.admin']);
});

it('forgets a version for the next one', () => {
  const memory = createCapabilityMemory(memoryStorage(), HERE);
  memory.write('18.9.2-ee', PARTS);
  memory.write('19.4.0-ee', []);
  expect(memory.read('18.9.2-ee')).toEqual([]);
});

it('keeps the instances that were used last', () => {
  const kept = memoryStorage();
  for (let n = 0; n < 25; n += 1) {
    const other = `https://gitlab${n}.example.com` as InstanceUrl;
    createCapabilityMemory(kept, other).write('18.9.2-ee', PARTS);
  }
  expect(Object.keys(JSON.parse(kept.text() ?? '') as object)).toHaveLength(20);
  const last = 'https://gitlab24.example.com' as InstanceUrl;
  expect(createCapabilityMemory(kept, last).read('18.9.2-ee')).toEqual(PARTS);
});

it.each([
  'no JSON',
  '[]',
  'null',
  '{"https://gitlab.example.com":7}',
  '{"https://gitlab.example.com":{"version":"18.9.2-ee"}}',
  '{"https://gitlab.example.com":{"version":"18.9.2-ee","missing":["<b>","a b"]}}',
  `{"https://gitlab.example.com":{"version":"18.9.2-ee","missing":${JSON.stringify(Array(500).fill('A.b'))}}}`,
])('takes no notice of %s', (text) => {
  const memory = createCapabilityMemory(memoryStorage(text), HERE);
  expect(memory.read('18.9.2-ee')).toEqual([]);
  memory.write('18.9.2-ee', PARTS);
  expect(memory.read('18.9.2-ee')).toEqual(PARTS);
});

it('works without storage', () => {
  const full: StoragePort = {
    getItem: () => {
      throw new DOMException('forbidden', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: () => undefined,
  };
  for (const port of [null, full]) {
    const memory = createCapabilityMemory(port, HERE);
    memory.write('18.9.2-ee', PARTS);
    expect(memory.read('18.9.2-ee')).toEqual([]);
  }
});

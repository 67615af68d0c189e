// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createGitLab } from '../gitlab';
import { readSdl } from '../read-sdl';
import { SCENARIOS } from '../scenarios/scenarios';
import { USER_STATES, USER_TYPES } from '../world/model';

const NAMES = [
  'small',
  'typical',
  'large',
  'huge',
  'groups',
  'many-groups',
  'instance',
  'over-assigned',
  'full',
  'trial',
  'none',
  'not-owner',
  'read-only',
  'mixed',
  'enterprise',
  'synced',
  'mass-removal',
  'old',
];
const sdl = readSdl();
const start = (scenario: string, seed = 1) => createGitLab({ sdl, scenario, seed }).snapshot();
/** How many the first purchase's seats can be given to. */
function eligible(scenario: string): number {
  const { users, purchases } = start(scenario);
  const scope = purchases[0]?.namespace ?? 'instance';
  return users.filter(({ eligibleFor }) => eligibleFor.includes(scope)).length;
}

describe('Scenarios', () => {
  it('are the documented ones, each with a line about it', () => {
    expect(SCENARIOS.map(({ name }) => name)).toEqual(NAMES);
    for (const { summary } of SCENARIOS) expect(summary).toMatch(/^[^\n]{20,110}$/);
  });

  describe.each(NAMES.filter((name) => name !== 'huge'))('%s', (name) => {
    const snapshot = start(name);

    it('has tokens for every role and state, all of them recognizable as such', () => {
      const { tokens, offering } = snapshot;
      const manager = offering === 'gitlab-com' ? 'owner' : 'admin';
      const has = (role: string, scope: string, state: string): boolean =>
        tokens.some((t) => t.role === role && t.scopes.includes(scope) && t.state === state);
      expect(has(manager, 'api', 'active')).toBe(true);
      expect(has(manager, 'read_api', 'active')).toBe(true);
      expect(has('developer', 'api', 'active')).toBe(true);
      expect(has('outsider', 'api', 'active')).toBe(true);
      expect(has(manager, 'api', 'expired')).toBe(true);
      expect(has(manager, 'api', 'revoked')).toBe(true);
      expect(tokens.every(({ token }) => token.startsWith('glpat-demo-'))).toBe(true);
    });

    it('has usernames in ASCII, each once', () => {
      const usernames = snapshot.users.map(({ username }) => username);
      expect(new Set(usernames).size).toBe(usernames.length);
      expect(usernames.filter((username) => !/^[a-z0-9][a-z0-9._-]*$/.test(username))).toEqual([]);
    });

    it('is the same every time, and another one with another seed', () => {
      const again = start(name);
      expect(again.users).toEqual(snapshot.users);
      expect(again.purchases).toEqual(snapshot.purchases);
      expect(start(name, 2).users).not.toEqual(snapshot.users);
    });
  });

  it.each([
    ['small', 12],
    ['typical', 350],
    ['large', 10_000],
    ['huge', 100_000],
    ['instance', 500],
  ])('%s has %i eligible users', (name, count) => {
    expect(eligible(name)).toBe(count);
  });

  it('the main token comes first: Owner, administrator, or what the scenario is about', () => {
    const first = (name: string) => start(name).tokens[0];
    expect(first('typical')).toMatchObject({ role: 'owner', scopes: ['api'] });
    expect(first('instance')).toMatchObject({ role: 'admin', scopes: ['api'] });
    expect(first('old')).toMatchObject({ role: 'admin', scopes: ['api'] });
    expect(first('read-only')).toMatchObject({ role: 'owner', scopes: ['read_api'] });
    expect(first('not-owner')).toMatchObject({ role: 'developer', scopes: ['api'] });
  });

  it('full has no seat left, over-assigned more seats assigned than bought', () => {
    const [full] = start('full').purchases;
    const [over] = start('over-assigned').purchases;
    expect(full?.assignedQuantity).toBe(full?.purchasedQuantity);
    expect(over?.assignedQuantity).toBeGreaterThan(over?.purchasedQuantity ?? Infinity);
  });

  it('mixed has every user state and type, and purchases of every sort', () => {
    const { users, purchases, clock } = start('mixed');
    const today = clock.slice(0, 10);
    expect(new Set(users.map(({ state }) => state))).toEqual(new Set(USER_STATES));
    expect(new Set(users.map(({ type }) => type))).toEqual(new Set(USER_TYPES));
    expect(purchases.filter(({ expiresOn }) => expiresOn <= today)).toHaveLength(1);
    expect(purchases.filter(({ startsOn }) => startsOn > today)).toHaveLength(1);
  });

  it('groups has several owned groups, one of them with a subgroup', () => {
    const { groups } = start('groups');
    expect(groups.filter(({ parent }) => parent === null).length).toBeGreaterThan(3);
    expect(groups.some(({ fullPath }) => fullPath === 'acme/platform')).toBe(true);
  });

  it('synced changes seats over time', async () => {
    let now = 1_800_000_000_000;
    const gitlab = createGitLab({ sdl, scenario: 'synced', now: () => now });
    const seats = () => gitlab.snapshot().purchases[0]?.seats;
    const before = seats();
    expect(gitlab.world.sync?.everyMs).toBe(5_000);
    now += 1;
    gitlab.apply({ faults: [{ kind: 'directory-sync', times: 3 }] });
    for (let index = 0; index < 3; index += 1) {
      await gitlab.handle({ method: 'GET', url: '/api/v4/version', headers: {} });
    }
    expect(seats()).not.toEqual(before);
  });

  it('mass-removal has all seats until its directory takes them, half a minute after the start', async () => {
    const gitlab = createGitLab({ sdl, scenario: 'mass-removal' });
    const seats = () => gitlab.snapshot().purchases[0]?.assignedQuantity;
    expect(seats()).toBe(140);
    const ask = () => gitlab.handle({ method: 'GET', url: '/api/v4/version', headers: {} });
    vi.useFakeTimers({ now: Date.now() + 28_000, toFake: ['Date'] });
    await ask();
    expect(seats()).toBe(140);
    vi.setSystemTime(Date.now() + 4_000);
    await ask();
    expect(seats()).toBe(0);
    vi.useRealTimers();
  });
});

describe('Instances', () => {
  it('share nothing: what changes in one does not in another', () => {
    const one = createGitLab({ sdl, scenario: 'small' });
    const other = createGitLab({ sdl, scenario: 'small' });
    one.apply({
      purchases: [
        { id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1', purchasedQuantity: 2 },
      ],
    });
    expect(one.snapshot().purchases[0]?.assignedQuantity).toBe(2);
    expect(other.snapshot().purchases[0]?.assignedQuantity).toBe(6);
  });

  it('notify listeners of requests and changes until they unsubscribe', async () => {
    const gitlab = createGitLab({ sdl, scenario: 'small' });
    const heard: (string | null)[] = [];
    const leave = gitlab.subscribe((entry) => heard.push(entry === null ? null : entry.operation));
    const request = { method: 'GET', url: '/api/v4/version', headers: {} };
    await gitlab.handle(request);
    gitlab.apply({ latency: 0 });
    leave();
    await gitlab.handle(request);
    expect(heard).toEqual(['GET /api/v4/version', null]);
  });
});

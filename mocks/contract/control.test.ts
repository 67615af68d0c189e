// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { at, useServer } from './client';
import { GROUP, PURCHASE, purchases, userGid } from './queries';

describe('GET /__mock', () => {
  const client = useServer({ scenario: 'small', seed: 3 });

  it('has the parts that machines rely on', async () => {
    await client.graphql('query Hello { metadata { version } }');
    await client.rest('/version');
    const snapshot = await client.snapshot();
    expect(snapshot).toMatchObject({
      scenario: 'small',
      version: '19.5',
      offering: 'gitlab-com',
      faults: [],
      latency: 0,
      seed: 3,
    });
    expect(Math.abs(Date.parse(snapshot.clock) - Date.now())).toBeLessThan(60_000);
    expect(snapshot.tokens[0]).toEqual({
      token: 'glpat-demo-owner',
      user: userGid(2),
      role: 'owner',
      scopes: ['api'],
      state: 'active',
    });
    expect(snapshot.groups.slice(0, 2)).toEqual([
      { id: GROUP, fullPath: 'acme', parent: null },
      { id: 'gid://gitlab/Group/102', fullPath: 'acme/platform', parent: GROUP },
    ]);
    expect(snapshot.purchases[0]).toMatchObject({
      id: PURCHASE,
      name: 'CODE_SUGGESTIONS',
      namespace: GROUP,
      purchasedQuantity: 10,
      assignedQuantity: 6,
    });
    expect(snapshot.purchases[0]?.seats).toHaveLength(6);
    expect(snapshot.purchases[0]?.startsOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(snapshot.users.find(({ username }) => username === 'olivia')).toEqual({
      id: userGid(2),
      username: 'olivia',
      state: 'active',
      type: 'HUMAN',
      eligibleFor: [GROUP],
    });
    expect(snapshot.mails).toEqual([]);
    expect(snapshot.requests).toEqual([
      { operation: 'Hello', status: 200, ms: expect.any(Number) as number },
      { operation: 'GET /api/v4/version', status: 200, ms: expect.any(Number) as number },
    ]);
  });

  it('names anonymous operations by their root field, and multiplexed ones all', async () => {
    await client.graphql('{ metadata { version } }');
    await client.post('/api/graphql', [
      { query: 'query A { metadata { version } }' },
      { query: '{ currentUser { id } }' },
    ]);
    const operations = (await client.snapshot()).requests.map(({ operation }) => operation);
    expect(operations.slice(-2)).toEqual(['metadata', 'A, currentUser']);
  });

  it('can leave out what grows with the users', async () => {
    const answer = await client.request('/__mock?omit=users,seats,mails,requests');
    expect(at(answer.body, 'users')).toEqual([]);
    expect(at(answer.body, 'purchases.0.seats')).toEqual([]);
    expect(at(answer.body, 'purchases.0.assignedQuantity')).toBe(6);
  });

  it('may be read from a page of another origin', async () => {
    const answer = await client.request('/__mock');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('does not count its own requests', async () => {
    const { requests } = await client.snapshot();
    expect(requests.every(({ operation }) => !operation.includes('__mock'))).toBe(true);
  });
});

describe('POST /__mock', () => {
  const client = useServer({ scenario: 'small', now: Date.parse('2026-03-10T12:00:00Z') });

  it('scenario: starts another one, with its version', async () => {
    const old = await client.patch({ scenario: 'old' });
    expect(old).toMatchObject({ scenario: 'old', version: '16.8', offering: 'self-managed' });
    const back = await client.patch({ scenario: 'small' });
    expect(back).toMatchObject({ scenario: 'small', version: '19.5', offering: 'gitlab-com' });
  });

  it('version: another GitLab with the same data', async () => {
    expect(await client.patch({ version: '18.5' })).toMatchObject({ version: '18.5' });
    await client.patch({ version: '19.5' });
  });

  it('clock: stands still where it is set, moves by +28d, null lets it run again', async () => {
    const set = await client.patch({ clock: '2026-04-01T00:00:00Z' });
    expect(set.clock).toBe('2026-04-01T00:00:00.000Z');
    expect((await client.patch({ clock: '+28d' })).clock).toBe('2026-04-29T00:00:00.000Z');
    expect((await client.patch({ clock: null })).clock).toBe('2026-03-10T12:00:00.000Z');
  });

  it('purchases: quantity and dates', async () => {
    const snapshot = await client.patch({
      purchases: [{ id: PURCHASE, purchasedQuantity: 44, expiresOn: '2026-12-24' }],
    });
    expect(snapshot.purchases[0]).toMatchObject({ purchasedQuantity: 44, expiresOn: '2026-12-24' });
    expect(await purchases(client, GROUP)).toMatchObject([{ purchasedQuantity: 44 }]);
  });

  it('users: states, and with them eligibility', async () => {
    const snapshot = await client.patch({ users: [{ id: userGid(3), state: 'blocked' }] });
    const tomas = snapshot.users.find(({ id }) => id === userGid(3));
    expect(tomas).toMatchObject({ state: 'blocked', eligibleFor: [] });
  });

  it('latency and faults', async () => {
    const snapshot = await client.patch({ latency: 3, faults: [{ kind: 'timeout' }] });
    expect(snapshot).toMatchObject({ latency: 3, faults: [{ kind: 'timeout' }] });
  });

  it('reset: everything as it was at the start', async () => {
    const snapshot = await client.patch({ reset: true });
    expect(snapshot).toMatchObject({ scenario: 'small', latency: 0, faults: [], requests: [] });
    expect(snapshot.purchases[0]?.purchasedQuantity).toBe(10);
    expect(snapshot.users.find(({ id }) => id === userGid(3))?.state).toBe('active');
  });

  it.each([
    [{ scenario: 'nowhere' }, 'Unknown scenario "nowhere"'],
    [{ version: '15.0' }, 'Unknown GitLab version'],
    [{ clock: 'noon' }, 'clock must be'],
    [{ faults: [{ kind: 'flood' }] }, 'faults[0].kind must be one of'],
    [{ faults: [{ kind: 'latency', ms: 'slow' }] }, 'faults[0].ms must be'],
    [{ users: [{ id: userGid(9_999), state: 'active' }] }, 'There is no user'],
    [{ users: [{ id: userGid(2), state: 'asleep' }] }, 'users[0].state must be one of'],
    [{ purchases: [{ id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/77' }] }, 'no purchase'],
    [{ purchases: [{ id: PURCHASE, expiresOn: 'soon' }] }, 'expiresOn must be a day'],
    [{ color: 'red' }, 'color is unknown'],
    [{ purchases: [{ purchasedQuantity: 3 }] }, 'needs an id (to change it) or a name'],
    [{ purchases: [{ name: 'DUO_CORE', namespace: 'nowhere' }] }, 'There is no group nowhere'],
    [{ purchases: [{ name: 'DUO_CORE', seats: [userGid(9_999)] }] }, 'There is no user'],
    [{ users: [{ id: userGid(2), membership: 'gone' }] }, 'users[0].membership must be one of'],
  ])('refuses %j with 422 and the reason', async (patch, reason) => {
    const answer = await client.post('/__mock', patch);
    expect(answer.status).toBe(422);
    expect(at(answer.body, 'error')).toContain(reason);
  });

  it('refuses what is no JSON with 400', async () => {
    expect((await client.post('/__mock', '{')).status).toBe(400);
  });
});

describe('Pages of the HTTP server', () => {
  const client = useServer({ scenario: 'small' });

  it.each([
    ['/', 'Mocked GitLab'],
    ['/-/graphql-explorer', 'GraphQL explorer'],
  ])('%s is one self-contained page', async (path, title) => {
    const answer = await client.request(path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(title);
    expect(answer.text).not.toMatch(/(?:src|href)="https?:/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-request-id')).not.toBeNull();
  });

  it("GitLab's token page leads to the tokens that there are", async () => {
    const answer = await client.request('/-/user_settings/personal_access_tokens?scopes=api');
    expect(answer.text).toContain('Mocked GitLab');
  });

  it('serves the few avatars as pictures', async () => {
    const { users } = await client.snapshot();
    expect(users.length).toBeGreaterThan(0);
    const picture = await client.request('/uploads/-/system/user/avatar/2/avatar.svg');
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(picture.text).toContain('>O</text>');
  });

  it('anything else is a 404 page', async () => {
    expect((await client.request('/nothing')).status).toBe(404);
  });
});

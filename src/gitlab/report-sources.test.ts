import { afterEach, describe, expect, it, vi } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../../mocks/server';
import type { SeatScope } from '../domain/purchase';
import type { InstanceUrl } from './session/instance-url';
import { readMembers } from './members';
import type { Session } from './session/session';
import { openSession } from './session/sign-in';
import { readSubscriptionEnd } from './subscription';
import { readWhoDecides, syncLinksOf } from './who-decides';
import { readUsage } from './usage/read-usage';

const ACME = { kind: 'group', fullPath: 'acme' } as const;

let server: RunningServer;

async function signIn(options: ServerOptions, token = 'glpat-demo-owner'): Promise<Session> {
  server = await startServer(options);
  return openSession({
    instance: server.url as InstanceUrl,
    token: () => token,
    onUnauthorized: () => undefined,
  }).then(({ known }) => known);
}

function acme(): SeatScope {
  const group = server.gitlab.world.groupByPath('acme');
  return {
    kind: 'group',
    id: `gid://gitlab/Group/${group?.id ?? 0}`,
    fullPath: 'acme',
    name: 'Acme',
  };
}

const SPAN = { from: '2026-01-01', to: '2026-12-31' };

afterEach(() => server.close());

describe('the end of the subscription', () => {
  it('is that of the group’s subscription', async () => {
    const session = await signIn({ scenario: 'small' });
    const [purchase] = server.gitlab.world.purchases;
    expect(await readSubscriptionEnd(session, acme())).toEqual({
      endsOn: purchase?.expiresOn,
      source: 'gitlab_subscription',
      trial: false,
    });
  });

  it('of a trial is the trial’s', async () => {
    const session = await signIn({ scenario: 'trial' });
    expect(await readSubscriptionEnd(session, acme())).toMatchObject({ trial: true });
  });

  it('is not told to somebody without the right, which is no error', async () => {
    const session = await signIn({ scenario: 'small' }, 'glpat-demo-developer');
    expect(await readSubscriptionEnd(session, acme())).toBeNull();
  });

  it('of an instance is that of its license', async () => {
    const session = await signIn({ scenario: 'instance' }, 'glpat-demo-admin');
    expect(await readSubscriptionEnd(session, { kind: 'instance' })).toMatchObject({
      source: 'license',
      trial: false,
    });
  });

  it('falls back to the namespace, and to nothing when that is no JSON either', async () => {
    const session = await signIn({ scenario: 'small' });
    const answers = [
      new Response('{"billing":{"subscription_end_date":"soon"}}'),
      new Response('{"end_date":"2027-01-31"}'),
    ];
    const transport = {
      ...session.transport,
      send: () => Promise.resolve(answers.shift() ?? new Response('<html>')),
    };
    expect(await readSubscriptionEnd({ ...session, transport }, acme())).toEqual({
      endsOn: '2027-01-31',
      source: 'namespace',
      trial: false,
    });
    expect(await readSubscriptionEnd({ ...session, transport }, acme())).toBeNull();
  });
});

describe('use by part of Duo', () => {
  it('is read to the last page where GitLab tells', async () => {
    const session = await signIn({ scenario: 'small' });
    expect(await readUsage(session, ACME, SPAN)).toEqual({ kind: 'unavailable', why: 'nothing' });
    server.gitlab.apply({ scenario: 'typical' });
    const now = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.now() - 360 * 86_400_000).toISOString().slice(0, 10);
    const answer = await readUsage(session, ACME, { from, to: now });
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    const { usage } = answer;
    expect(usage).toMatchObject({ complete: true, collected: true, source: 'metrics' });
    expect(usage.users.size).toBeGreaterThan(100);
    const [first] = usage.users.values();
    expect(first?.features['chat']?.events).toEqual(expect.any(Number));
  });

  it('is not available where GitLab refuses or does not know it', async () => {
    const instance = await signIn({ scenario: 'synced' }, 'glpat-demo-admin');
    expect(await readUsage(instance, { kind: 'group', fullPath: 'engineering' }, SPAN)).toEqual({
      kind: 'unavailable',
      why: 'refused',
    });
    await server.close();
    const old = await signIn({ scenario: 'old' }, 'glpat-demo-admin');
    expect(await readUsage(old, { kind: 'group', fullPath: 'engineering' }, SPAN)).toEqual({
      kind: 'unavailable',
      why: 'version',
    });
  });
});

describe('members', () => {
  it('have their highest role, and where they have it', async () => {
    const session = await signIn({ scenario: 'typical' });
    const seen: number[] = [];
    const { facts, complete } = await readMembers(session, 'acme', (loaded) => seen.push(loaded));
    expect(complete).toBe(true);
    expect(facts.size).toBeGreaterThan(250);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(facts.size);
    const owner = server.gitlab.world.userByUsername('olivia');
    expect(facts.get(`gid://gitlab/User/${owner?.id ?? 0}`)).toEqual({
      level: 50,
      role: 'Owner',
      group: 'acme',
    });
    expect(new Set([...facts.values()].map((fact) => fact.group))).toContain('acme/platform/sre');
  });
});

describe('the links of a group to a directory', () => {
  it('are those that the group has, with the token as good as before', async () => {
    const unauthorized = vi.fn();
    server = await startServer({ scenario: 'synced' });
    const opened = await openSession({
      instance: server.url as InstanceUrl,
      token: () => 'glpat-demo-owner',
      onUnauthorized: unauthorized,
    });
    const session = await opened.known;
    const scopeOf = (path: string): SeatScope => ({
      kind: 'group',
      fullPath: path,
      name: path,
      id: `gid://gitlab/Group/${server.gitlab.world.groupByPath(path)?.id ?? 0}`,
    });
    const links = syncLinksOf(await readWhoDecides(session, scopeOf('engineering')));
    expect(links).toEqual({ ldap: 'members', saml: 'none' });
    expect(
      syncLinksOf(await readWhoDecides(session, scopeOf('engineering/backend'))),
    ).toMatchObject({
      ldap: 'none',
    });
    expect(unauthorized).not.toHaveBeenCalled();
  });

  it('are unknown where GitLab does not tell, which is no error', async () => {
    const session = await signIn({ scenario: 'small' }, 'glpat-demo-outsider');
    const unknown = { ldap: 'unknown', saml: 'unknown' };
    expect(syncLinksOf(await readWhoDecides(session, acme()))).toEqual(unknown);
    expect(syncLinksOf(await readWhoDecides(session, { kind: 'instance' }))).toEqual(unknown);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { startServer, type RunningServer, type ServerOptions } from '../../../mocks/server';
import type { SeatScope } from '../../domain/purchase';
import type { PrivateEmail } from '../../domain/seat-user';
import { emailAddressesOf, type EmailReading } from './email-addresses';
import { readEmailAddresses } from './read-email-addresses';
import type { InstanceUrl } from '../session/instance-url';
import type { Session } from '../session/session';
import { openSession } from '../session/sign-in';

let server: RunningServer;
const unauthorized = vi.fn();

async function signIn(options: ServerOptions, token: string): Promise<Session> {
  server = await startServer(options);
  const opened = await openSession({
    instance: server.url as InstanceUrl,
    token: () => token,
    onUnauthorized: unauthorized,
  });
  return opened.known;
}

function group(path: string): SeatScope {
  const id = server.gitlab.world.groupByPath(path)?.id ?? 0;
  return { kind: 'group', id: `gid://gitlab/Group/${id}`, fullPath: path, name: path };
}

async function read({ transport }: Session, scope: SeatScope) {
  const found = new Map<string, PrivateEmail>();
  const outcome = await readEmailAddresses(transport, scope, found);
  return { outcome, found };
}

afterEach(async () => {
  await server.close();
  expect(unauthorized).not.toHaveBeenCalled();
});

describe('e-mail addresses', () => {
  it('are those of the enterprise users, for an Owner, from several pages', async () => {
    const session = await signIn({ scenario: 'enterprise' }, 'glpat-demo-owner');
    const { outcome, found } = await read(session, group('acme'));
    expect(outcome).toEqual({ kind: 'ready', complete: true });
    expect(found.size).toBeGreaterThan(100);
    for (const { address, source } of found.values()) {
      expect(address).toMatch(/@example\.com$/);
      expect(source).toBe('enterprise');
    }
  });

  it('are those of everybody, for an administrator', async () => {
    const session = await signIn({ scenario: 'instance' }, 'glpat-demo-admin');
    const { outcome, found } = await read(session, { kind: 'instance' });
    expect(outcome).toEqual({ kind: 'ready', complete: true });
    expect(found.size).toBe(server.gitlab.world.users.length);
    expect([...found.values()][0]?.source).toBe('admin');
  });

  it('are not there for others, nor in a subgroup, nor before 17.7, which is no error', async () => {
    const developer = await signIn({ scenario: 'enterprise' }, 'glpat-demo-developer');
    expect((await read(developer, group('acme'))).outcome).toEqual({
      kind: 'unavailable',
      why: 'not-owner',
    });
    expect((await read(developer, { kind: 'instance' })).outcome).toEqual({
      kind: 'unavailable',
      why: 'not-admin',
    });
    await server.close();
    const owner = await signIn({ scenario: 'enterprise' }, 'glpat-demo-owner');
    expect((await read(owner, group('acme/platform'))).outcome).toEqual({
      kind: 'unavailable',
      why: 'subgroup',
    });
    await server.close();
    const old = await signIn({ scenario: 'enterprise', version: '17.5' }, 'glpat-demo-owner');
    expect((await read(old, group('acme'))).outcome).toEqual({
      kind: 'unavailable',
      why: 'missing',
    });
  });
});

describe('the reading of a session', () => {
  const until = (emails: ReturnType<typeof emailAddressesOf>, kind: EmailReading['kind']) =>
    vi.waitFor(() => expect(emails.getSnapshot().kind).toBe(kind), { timeout: 10_000 });

  it('is one for all who ask about a scope, and serves rosters that come later', async () => {
    const { transport } = await signIn({ scenario: 'enterprise' }, 'glpat-demo-owner');
    const emails = emailAddressesOf(transport, group('acme'));
    expect(emailAddressesOf(transport, group('acme'))).toBe(emails);
    expect(emailAddressesOf(transport, { kind: 'instance' })).not.toBe(emails);
    const [early, late] = [vi.fn(), vi.fn()];
    const roster = { setEmails: early };
    emails.serve(roster);
    emails.read();
    await until(emails, 'ready');
    emails.serve(roster);
    emails.serve({ setEmails: late });
    expect(early).toHaveBeenCalledOnce();
    expect(late).toHaveBeenCalledOnce();
  });

  it('can be stopped and begun again, and fails with what had come by then', async () => {
    const { transport } = await signIn({ scenario: 'enterprise' }, 'glpat-demo-owner');
    const emails = emailAddressesOf(transport, group('acme'));
    emails.read();
    emails.stop();
    await until(emails, 'stopped');
    const second = /[?&]page=2/;
    const send: typeof transport.send = (path, init) =>
      second.test(path) ? Promise.resolve(new Response('<html>')) : transport.send(path, init);
    const broken = emailAddressesOf({ ...transport, send }, group('acme'));
    const served = vi.fn();
    broken.serve({ setEmails: served });
    broken.read();
    await until(broken, 'failed');
    expect(broken.getSnapshot()).toMatchObject({ count: 100, error: { kind: 'schema' } });
    expect(served).toHaveBeenCalledOnce();
    emails.read();
    await until(emails, 'ready');
  });
});

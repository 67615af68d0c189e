// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createWorld } from '../world/create-world';
import { ADMIN, at, DEVELOPER, OUTSIDER, OWNER, READ_ONLY, useServer } from './client';
import type { Answer, Client } from './client';

const NOW = Date.parse('2026-03-10T12:00:00Z');

interface RestUser {
  readonly id: number;
  readonly username: string;
  readonly state: string;
  readonly public_email: string;
  readonly email?: string;
}

const usersOf = (answer: Answer) => answer.body as unknown as readonly RestUser[];
const linkOf = ({ headers }: Answer, rel: string): string | undefined =>
  new RegExp(`<([^>]+)>; rel="${rel}"`).exec(headers.get('link') ?? '')?.[1];

/** All pages, by the links from each to the next. */
async function follow(client: Client, path: string, token: string): Promise<RestUser[]> {
  const found: RestUser[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer: Answer = await client.rest(next, token);
    expect(answer.status, answer.text).toBe(200);
    found.push(...usersOf(answer));
    next = linkOf(answer, 'next')?.replace(`${client.url}/api/v4`, '');
  }
  return found;
}

describe('Enterprise users', () => {
  const client = useServer({ scenario: 'typical', version: '19.4', now: NOW });
  const read = (path = '', token?: string) =>
    client.rest(`/groups/acme/enterprise_users${path}`, token);

  it('are the accounts of the domain, with addresses that are not public', async () => {
    const found = await follow(client, '/groups/acme/enterprise_users?per_page=100', OWNER);
    expect(found.length).toBeGreaterThan(240);
    expect(found.length).toBeLessThan(350);
    expect(found.every(({ email }) => email?.endsWith('@example.com'))).toBe(true);
    const secret = found.filter((user) => user.public_email === '');
    expect(secret.length).toBeGreaterThan(200);
    const ids = found.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a));
    // Who left is one still, though no member.
    const { users } = await client.snapshot();
    const gone = users.filter(
      ({ eligibleFor, state }) => !eligibleFor.length && state === 'active',
    );
    const claimed = new Set(ids.map((id) => `gid://gitlab/User/${id}`));
    expect(gone.some(({ id }) => claimed.has(id))).toBe(true);
  });

  it('come in pages, with headers that a page may read', async () => {
    const answer = await read('?per_page=50&page=2');
    const total = Number(answer.headers.get('x-total'));
    expect(usersOf(answer)).toHaveLength(50);
    expect(answer.headers.get('x-page')).toBe('2');
    expect(answer.headers.get('x-next-page')).toBe('3');
    expect(answer.headers.get('x-prev-page')).toBe('1');
    expect(answer.headers.get('x-total-pages')).toBe(String(Math.ceil(total / 50)));
    expect(linkOf(answer, 'prev')).toContain('page=1');
    expect(answer.headers.get('access-control-expose-headers')).toContain('X-Next-Page');
    const last = await read(`?per_page=50&page=${Math.ceil(total / 50)}`);
    expect(last.headers.get('x-next-page')).toBe('');
    expect(linkOf(last, 'next')).toBeUndefined();
    expect(usersOf(await read())).toHaveLength(20);
    expect(usersOf(await read('?per_page=500'))).toHaveLength(100);
  });

  it('are found by name and address, and by state', async () => {
    const [one] = usersOf(await read());
    const search = encodeURIComponent(one?.email ?? '');
    expect(usersOf(await read(`?search=${search}`))).toEqual([one]);
    expect(usersOf(await read(`?username=${one?.username ?? ''}`))).toEqual([one]);
    const blocked = usersOf(await read('?blocked=true'));
    expect(blocked.length).toBeGreaterThan(0);
    expect(blocked.every(({ state }) => state === 'blocked')).toBe(true);
    const active = usersOf(await read('?active=true&per_page=100'));
    expect(active.every(({ state }) => state === 'active')).toBe(true);
  });

  it('are for Owners of the top-level group', async () => {
    expect((await read('', READ_ONLY)).status).toBe(200);
    expect((await read('', ADMIN)).status).toBe(200);
    const member = await read('', DEVELOPER);
    expect(member.status).toBe(403);
    expect(at(member.body, 'message')).toBe('403 Forbidden');
    expect((await read('', OUTSIDER)).status).toBe(404);
    const inner = await client.rest('/groups/acme%2Fplatform/enterprise_users');
    expect(inner.status).toBe(400);
    expect(at(inner.body, 'message')).toBe('400 Bad request - Must be a top-level group');
    // Which group it is comes before whether one may.
    const other = await client.rest('/groups/acme%2Fplatform/enterprise_users', DEVELOPER);
    expect(other.status).toBe(400);
  });

  it('are there from 17.7 on', async () => {
    await client.patch({ version: '17.5' });
    expect((await read()).status).toBe(404);
    await client.patch({ version: '17.7' });
    expect((await read()).status).toBe(200);
  });
});

describe('Enterprise users of a domain', () => {
  const world = () =>
    createWorld({
      now: NOW,
      verifiedDomain: 'corp.example',
      users: [
        { username: 'in', publicEmail: 'in@corp.example' },
        { username: 'out', publicEmail: 'out@mail.example' },
        { username: 'near', publicEmail: 'near@notcorp.example' },
        { username: 'bot', publicEmail: 'bot@corp.example', type: 'SERVICE_ACCOUNT' },
        { username: 'stranger', publicEmail: 'stranger@corp.example', access: null },
      ],
    });
  const client = useServer({ world, now: NOW });

  it('have an address in it, are people, and belong to the group', async () => {
    const found = usersOf(await client.rest('/groups/acme/enterprise_users'));
    expect(found.map(({ username }) => username)).toEqual(['in']);
  });
});

describe('Enterprise users without a domain', () => {
  const client = useServer({ scenario: 'small', now: NOW });

  it('are none', async () => {
    const answer = await client.rest('/groups/acme/enterprise_users');
    expect(usersOf(answer)).toEqual([]);
    expect(answer.headers.get('x-total')).toBe('0');
  });
});

describe('The users of an instance', () => {
  const client = useServer({ scenario: 'instance', version: '19.4', now: NOW });

  it('have addresses for administrators alone', async () => {
    const found = await follow(client, '/users?per_page=100', ADMIN);
    expect(found).toHaveLength((await client.snapshot()).users.length);
    expect(found.every(({ email }) => email?.includes('@'))).toBe(true);
    const others = usersOf(await client.rest('/users?per_page=100', DEVELOPER));
    expect(others).toHaveLength(100);
    expect(others.every((user) => user.email === undefined)).toBe(true);
    expect((await client.rest('/users', 'glpat-demo-read-user')).status).toBe(200);
  });

  it('by keyset: a link to the next page and no counts', async () => {
    const path = '/users?pagination=keyset&order_by=id&sort=asc&per_page=100';
    const found = await follow(client, path, ADMIN);
    const ids = found.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(found).toHaveLength((await client.snapshot()).users.length);
    const first = await client.rest(path, ADMIN);
    expect(first.headers.get('x-total')).toBeNull();
    const wrong = await client.rest('/users?pagination=keyset&order_by=name', ADMIN);
    expect(wrong.status).toBe(405);
    expect(at(wrong.body, 'error')).toBe(
      'Keyset pagination is not yet available for this type of request',
    );
  });

  it('by page number up to 50,000', async () => {
    expect((await client.rest('/users?per_page=100&page=500', ADMIN)).status).toBe(200);
    const beyond = await client.rest('/users?per_page=100&page=501', ADMIN);
    expect(beyond.status).toBe(405);
    expect(at(beyond.body, 'error')).toContain('maximum allowed offset of 50000');
  });
});

describe('A long list', () => {
  const world = () => createWorld({ now: NOW, offering: 'self-managed', users: 10_100 });
  const client = useServer({ world, now: NOW });

  it('is not counted', async () => {
    const answer = await client.rest('/users', ADMIN);
    expect(answer.headers.get('x-next-page')).toBe('2');
    expect(answer.headers.get('x-total')).toBeNull();
    expect(linkOf(answer, 'last')).toBeUndefined();
  });
});

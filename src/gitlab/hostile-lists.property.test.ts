import { describe, expect, it } from 'vitest';
import { GatewayError } from '../domain/gateway-error';
import { fc } from '../lib/testing/fast-check';
import { nextIn, readEmailAddresses } from './emails/read-email-addresses';
import type { InstanceUrl } from './session/instance-url';
import { createTransport } from './transport/transport';
import { readWhoDecides } from './who-decides';

const HIDING = /[\u202A-\u202E\u2066-\u2069\uFEFF\u0000-\u0008\u000E-\u001F]/;

const nasty = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom<unknown>(null, undefined, -1, 1e300, true, [], {}, 'x'.repeat(10_000)),
);

describe('lists over REST', () => {
  const origin = 'https://gitlab.test';
  const params = fc.dictionary(
    fc.constantFrom('page', 'cursor', 'id_after', 'private_token', 'per_page', 'x'),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constant('2')),
  );
  const host = fc.oneof(
    fc.webUrl(),
    fc.constantFrom(
      'https://evil.test/api/v4/users',
      '//evil.test',
      '/../../-/jwks',
      'javascript:',
    ),
  );
  const link = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .tuple(host, params, fc.constantFrom('rel="next"', 'rel=next', 'rel="first"'))
      .map(([url, query, rel]) => `<${url}?${new URLSearchParams(query).toString()}>; ${rel}`),
  );
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  const row = fc.record({ id: fc.oneof(fc.nat(), nasty), email: fc.oneof(text, nasty) });
  const body = fc.oneof(fc.array(fc.oneof(row, nasty), { maxLength: 5 }), nasty);
  const scope = fc.constantFrom(
    { kind: 'instance' } as const,
    { kind: 'group', id: 'gid://gitlab/Group/7', fullPath: 'acme', name: 'Acme' } as const,
  );

  it('never lead away from the list of the instance, nor to text that hides: 500 lists', async () => {
    await fc.assert(
      fc.asyncProperty(
        scope,
        fc.array(fc.tuple(link, body), { maxLength: 4 }),
        async (of, pages) => {
          const asked: URL[] = [];
          const left = [...pages];
          const transport = createTransport({
            instance: origin as InstanceUrl,
            token: () => 'glpat-secret-of-this-test',
            onUnauthorized: () => undefined,
            fetch: (input) => {
              asked.push(new URL(input instanceof Request ? input.url : input));
              const [header, answer] = left.shift() ?? ['', []];
              // Only what a header can hold gets so far.
              const safe = header.replace(/[^\x20-\x7e]/g, '');
              return Promise.resolve(Response.json(answer ?? null, { headers: { Link: safe } }));
            },
          });
          const found = new Map<string, { address: string; source: 'admin' | 'enterprise' }>();
          await readEmailAddresses(transport, of, found).catch((error: unknown) => {
            expect(error).toBeInstanceOf(GatewayError);
          });
          const path = of.kind === 'group' ? '/api/v4/groups/7/enterprise_users' : '/api/v4/users';
          for (const url of asked) {
            expect(url.origin + url.pathname).toBe(origin + path);
            const known = ['pagination', 'order_by', 'per_page', 'cursor', 'id_after', 'page'];
            expect(known).toEqual(expect.arrayContaining([...url.searchParams.keys()]));
            expect(url.searchParams.getAll('per_page')).toEqual(['100']);
          }
          for (const [id, { address }] of found) {
            expect(id).toMatch(/^gid:\/\/gitlab\/User\/-?\d+$/);
            expect(address).toMatch(/^[^\s@]+@[^\s@]+$/);
            expect(address).not.toMatch(HIDING);
            expect(address.length).toBeLessThanOrEqual(300);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('take from a link where the next page begins, and nothing else', () => {
    const next =
      '<https://proxy.internal/api/v4/users?cursor=eyJpZCI6IjEifQ%3D%3D&per_page=7>; rel="next"';
    expect(nextIn(next)).toBe('cursor=eyJpZCI6IjEifQ%3D%3D');
    const both = '<https://a/?page=3&x=1>; rel="next", <https://a/?page=1>; rel="first"';
    expect(nextIn(both)).toBe('page=3');
    expect(nextIn('<https://a/?page=1>; rel="first", <https://a/?page=9>; rel="last"')).toBeNull();
    expect(nextIn(null)).toBeNull();
  });

  it('say of a group what can be read, whatever it is: 500 groups', async () => {
    const group = fc.record({
      id: fc.oneof(fc.nat(), nasty),
      ldap_group_links: fc.oneof(fc.array(fc.record({ cn: text, filter: nasty })), nasty),
      saml_group_links: fc.oneof(
        fc.array(fc.record({ name: text, assign_duo_seats: nasty })),
        nasty,
      ),
      duo_namespace_access_rules: nasty,
      duo_features_enabled: nasty,
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(group, nasty), async (answer) => {
        const transport = createTransport({
          instance: origin as InstanceUrl,
          token: () => 'glpat-secret-of-this-test',
          onUnauthorized: () => undefined,
          fetch: () => Promise.resolve(Response.json(answer ?? null)),
        });
        const scopeOf = {
          kind: 'group',
          id: 'gid://gitlab/Group/7',
          fullPath: 'a',
          name: 'A',
        } as const;
        const decides = await readWhoDecides({ transport }, scopeOf);
        const names = [...(decides?.ldap ?? []), ...(decides?.saml ?? []).map(({ name }) => name)];
        for (const name of names) expect(name).not.toMatch(HIDING);
      }),
      { numRuns: 500 },
    );
  });
});

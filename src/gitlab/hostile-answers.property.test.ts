import { fc } from '../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { createGitLab } from '../../mocks/gitlab';
import { answerIntercepted } from '../../mocks/intercept';
import { readSdl } from '../../mocks/read-sdl';
import { createWorld } from '../../mocks/world/create-world';
import { GatewayError } from '../domain/gateway-error';
import {
  readCurrentUserAnswer,
  readGroupAnswer,
  readPageAnswer,
  readPurchaseAnswer,
  readUserAnswer,
} from './transport/answers';
import type { InstanceUrl } from './session/instance-url';
import { listPurchases } from './purchases';
import { createSeatGateway } from './seat-gateway';
import { openSession } from './session/sign-in';
import { SignInFailure } from './session/session';

const HIDING = /[\u202A-\u202E\u2066-\u2069\uFEFF\u0000-\u0008\u000E-\u001F]/;

const nasty = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom<unknown>(
    null,
    undefined,
    -1,
    1e300,
    NaN,
    true,
    [],
    {},
    '2026-02-30',
    'x'.repeat(10_000),
  ),
);

const user = fc.record(
  {
    id: nasty,
    username: nasty,
    name: nasty,
    publicEmail: nasty,
    avatarUrl: nasty,
    webUrl: nasty,
    state: nasty,
    lastActivityOn: nasty,
    lastDuoActivityOn: nasty,
    lastLoginAt: nasty,
  },
  { requiredKeys: [] },
);
/** Nearly right, so that what passes is seen too. */
const nearly = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.option(fc.webUrl()),
    user,
  )
  .chain(([id, text, url, odd]) => {
    const right = { id, username: text, name: text, state: 'active', avatarUrl: url, webUrl: url };
    return fc.subarray(Object.keys(odd), { maxLength: 1 }).map((keys) => ({
      ...right,
      ...Object.fromEntries(Object.entries(odd).filter(([key]) => keys.includes(key))),
    }));
  });

/** Counts are for people who read the log. */
function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

describe('readers at the door', () => {
  it('take a user or refuse it, and never let anything odd through: 10,000 answers', () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(nearly, user, nasty), (value) => {
        try {
          const read = readUserAnswer(value, false);
          taken += 1;
          for (const text of [read.name, read.username, read.publicEmail ?? '', read.state]) {
            expect(text.length).toBeLessThanOrEqual(300);
            expect(text).not.toMatch(HIDING);
          }
          for (const url of [read.avatarUrl, read.webUrl]) {
            expect(url === null || /^https?:\/\//i.test(url)).toBe(true);
          }
          for (const day of [read.lastActivityOn, read.lastDuoActivityOn]) {
            expect(day ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
          }
        } catch (error) {
          if (!(error instanceof GatewayError)) throw error;
          expect(error.kind).toBe('schema');
          refused += 1;
        }
      }),
      { numRuns: 10_000 },
    );
    expect(taken).toBeGreaterThan(1_000);
    expect(refused).toBeGreaterThan(1_000);
    report(`hostile users at the door: ${taken} taken as text, ${refused} refused`);
  });

  it.each([
    ['purchases', readPurchaseAnswer],
    ['pages', readPageAnswer],
    ['users', readCurrentUserAnswer],
    ['groups', readGroupAnswer],
  ])('refuse odd %s with an error of their own: 2,000 answers', (_what, read) => {
    const parts = fc.dictionary(
      fc.constantFrom(
        'id',
        'name',
        'username',
        'fullPath',
        'purchasedQuantity',
        'assignedQuantity',
        'pageInfo',
        'count',
        'admin',
      ),
      nasty,
    );
    fc.assert(
      fc.property(fc.oneof(parts, nasty), (value) => {
        try {
          read(value);
        } catch (error) {
          expect(error).toBeInstanceOf(GatewayError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** One place in an answer gets another value. */
function broken(value: unknown, path: number, instead: unknown): unknown {
  let left = path;
  function read(part: unknown): unknown {
    if (left-- === 0) return instead;
    if (Array.isArray(part)) return part.map(read);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, read(one)]));
  }
  return read(value);
}

describe('the whole door', () => {
  it('answers with data or an error by kind, whatever comes: 400 broken answers', async () => {
    const SDL = readSdl();
    let errors = 0;
    const instance = 'https://gitlab.test' as InstanceUrl;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        nasty,
        fc.integer({ min: 0, max: 6 }),
        async (path, instead, call) => {
          const gitlab = createGitLab({
            sdl: SDL,
            origin: instance,
            world: () => createWorld({ users: 3, purchases: [{ quantity: 5, seats: 1 }] }),
            rateLimit: null,
          });
          let calls = 0;
          const fetcher: typeof fetch = async (input, init) => {
            const answer = await answerIntercepted(gitlab, new Request(input, init));
            if (!answer) throw new TypeError('dropped');
            if (calls++ !== call) return answer;
            const body = JSON.stringify([broken(await answer.json(), path, instead)]).slice(1, -1);
            return new Response(body, { headers: { 'Content-Type': 'application/json' } });
          };
          try {
            const session = await (
              await openSession({
                instance,
                token: () => 'glpat-demo-owner',
                onUnauthorized: () => undefined,
                fetch: fetcher,
              })
            ).known;
            const group = gitlab.world.groupByPath('acme');
            const scope = {
              kind: 'group',
              id: `gid://gitlab/Group/${group?.id ?? 0}`,
              fullPath: 'acme',
              name: 'Acme',
            } as const;
            const [purchase] = await listPurchases(session, scope);
            if (!purchase) return;
            const gateway = createSeatGateway(session, scope, purchase);
            const page = await gateway.listUsers({ list: 'holders', first: 100, after: null });
            await gateway.removeSeats(page.users.map(({ id }) => id));
          } catch (error) {
            errors += 1;
            const isOurs = error instanceof GatewayError || error instanceof SignInFailure;
            expect(isOurs ? null : error).toBeNull();
          }
        },
      ),
      { numRuns: 400 },
    );
    report(`broken answers through the whole door: 400, of them ${errors} clear errors`);
  }, 120_000);
});

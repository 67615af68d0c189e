import { expect, it } from 'vitest';
import { asGatewayError } from '../../../domain/gateway-error';
import { fc } from '../../../lib/testing/fast-check';
import { createTransport } from '../../transport/transport';
import { INSTANCE } from '../../testing/strict-gitlab';
import { createTokenVault, type Credential, type StoragePort } from '../token-vault';
import { createTokenRenewal, type Renewed } from './token-renewal';

const LIFETIME_MS = 300_000;
const USER = 'gid://gitlab/User/1';

type Pair = { readonly access: string; readonly refresh: string; readonly until: number };

/** What can become of a renewal on its way. */
const FATES = ['answered', 'answered', 'answered', 'lost before', 'lost after', 'busy'] as const;
type Fate = (typeof FATES)[number];

/** GitLab as far as it matters here: pairs, of which a renewal ends the old one at once. */
function createServer(now: () => number) {
  const alive = new Map<string, Pair>();
  const answered = new Set<string>();
  const underWay = new Set<string>();
  let count = 0;

  function give(): Pair {
    count += 1;
    const pair = { access: `a${count}`, refresh: `r${count}`, until: now() + LIFETIME_MS };
    alive.set(pair.access, pair);
    return pair;
  }

  return {
    give,
    /** Renewals of which the outcome arrived. */
    answered,
    underWay,
    isAlive: (access: string) => (alive.get(access)?.until ?? 0) > now(),
    end: (access: string) => alive.delete(access),
    /** The next pair; null for a token that is not, or no longer, one. */
    renew(refresh: string): Pair | null {
      const old = [...alive.values()].find((pair) => pair.refresh === refresh);
      if (!old) return null;
      alive.delete(old.access);
      return give();
    },
  };
}

function credential({ access, refresh, until }: Pair): Credential {
  const grant = {
    clientId: 'app',
    refreshToken: refresh,
    scopes: ['api'],
    expiresAt: until,
    renewAt: until - LIFETIME_MS / 5,
  };
  return { token: access, grant };
}

function memory(copied: ReadonlyMap<string, string> = new Map()) {
  const items = new Map(copied);
  const port: StoragePort = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  return { port, items };
}

/** Locks that all tabs share, one after the other. */
function createLocks(): Pick<LockManager, 'request'> {
  const queues = new Map<string, Promise<unknown>>();
  const request = (name: string, work: () => Promise<unknown>) => {
    const next = (queues.get(name) ?? Promise.resolve()).then(work, work);
    queues.set(name, next);
    return next;
  };
  return { request: request as LockManager['request'] };
}

type Step =
  | { readonly kind: 'ask'; readonly tab: number; readonly count: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** `copy` opens another tab from this one, as browsers do with all that the tab has kept. */
  | { readonly kind: 'copy' | 'reload' | 'revoke'; readonly tab: number }
  | { readonly kind: 'settle' };

const tab = fc.nat(2);
const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      tab,
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      seconds: fc.integer({ min: 1, max: 320 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('copy' as const, 'reload' as const, 'revoke' as const),
      tab,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
);

/** As often as a run would try in the worst case that a schedule holds. */
const MOST_TRIES = 40;

/** Tabs of one browser, the GitLab that they ask, and what each answer on its way waits for. */
function createBrowser(scheduler: fc.Scheduler, nextFate: () => Fate) {
  let time = 0;
  const now = () => time;
  const server = createServer(now);
  const browser = memory();
  const locks = createLocks();
  /** Tokens that were ended behind the back of their tab, or whose successors never arrived. */
  const unawares = new Set<string>();
  // What is thrown on the way is an error of the network to who asks.
  const violations: string[] = [];
  const onItsWay = () => scheduler.schedule(Promise.resolve());

  async function renew(token: string, refresh: string): Promise<Renewed> {
    if (server.underWay.has(refresh)) violations.push('renewed at the same time');
    if (server.answered.has(refresh)) violations.push('renewed again');
    server.underWay.add(refresh);
    const fate = nextFate();
    await onItsWay();
    const next = fate === 'lost before' || fate === 'busy' ? null : server.renew(refresh);
    await onItsWay();
    server.underWay.delete(refresh);
    if (fate === 'busy') return 'server';
    if (fate === 'lost before') return 'network';
    if (fate === 'lost after') {
      unawares.add(token);
      return 'network';
    }
    server.answered.add(refresh);
    return next ? credential(next) : 'refused';
  }

  function openTab(storage: ReturnType<typeof memory>) {
    const vault = createTokenVault(storage.port, browser.port);
    if (vault.kept()) vault.resume();
    const signIn = () =>
      vault.put({ instance: INSTANCE, ...credential(server.give()) }, true, USER);
    const interrupt = () => vault.clear();
    const transport = createTransport({
      instance: INSTANCE,
      token: vault.token,
      onUnauthorized: interrupt,
      renewal: createTokenRenewal(INSTANCE, {
        vault,
        now,
        locks,
        onRefused: interrupt,
        ask: (_instance, { refreshToken }) => renew(vault.token() ?? '', refreshToken ?? ''),
        revoke: (_instance, { token }) => server.end(token),
      }),
      async fetch(_address, init) {
        const token = new Headers(init?.headers).get('Authorization')?.slice(7) ?? '';
        const isBeingRenewed = server.underWay.has(vault.grant()?.refreshToken ?? '');
        const mayBeDead = isBeingRenewed || unawares.has(token);
        if (!mayBeDead && !server.isAlive(token)) violations.push('asked with a dead token');
        await onItsWay();
        return new Response('{}', { status: server.isAlive(token) ? 200 : 401 });
      },
    });

    /** As a run does: waits until somebody signs in again, and asks again after what says nothing. */
    async function work(tries = 0): Promise<void> {
      if (tries > MOST_TRIES) throw new Error('A request was lost');
      if (vault.token() === null) signIn();
      try {
        await transport.send('/api/v4/version');
      } catch (error) {
        expect(['auth', 'network', 'server']).toContain(asGatewayError(error).kind);
        await onItsWay();
        await work(tries + 1);
      }
    }
    return { storage, vault, work };
  }

  return {
    openTab,
    violations,
    pass(seconds: number) {
      time += seconds * 1_000;
    },
    /** Somebody ends the token in GitLab. */
    endToken(token: string | null) {
      if (token !== null && server.end(token)) unawares.add(token);
    },
  };
}

it('renews no pair twice, asks with no dead token beside a good one, and loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(STEP, { minLength: 3, maxLength: 30 }),
      fc.infiniteStream(fc.constantFrom(...FATES)),
      async (scheduler, steps, fates) => {
        const nextFate = () => (fates.next().value ?? 'answered') as Fate;
        const browser = createBrowser(scheduler, nextFate);
        const tabs = [browser.openTab(memory())];
        const asked: Promise<void>[] = [];
        for (const step of steps) {
          const index = 'tab' in step ? step.tab % tabs.length : 0;
          const one = tabs[index];
          if (one === undefined) continue;
          if (step.kind === 'ask') {
            for (let count = 0; count < step.count; count += 1) asked.push(one.work());
            continue;
          }
          if (step.kind === 'revoke') {
            browser.endToken(one.vault.token());
            continue;
          }
          // What a page was waiting for is not told apart from what it never asked.
          await scheduler.waitIdle();
          if (step.kind === 'wait') browser.pass(step.seconds);
          if (step.kind === 'reload') tabs[index] = browser.openTab(one.storage);
          if (step.kind === 'copy' && tabs.length < 3) {
            tabs.push(browser.openTab(memory(one.storage.items)));
          }
        }
        await scheduler.waitIdle();
        await Promise.all(asked);
        expect(browser.violations).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

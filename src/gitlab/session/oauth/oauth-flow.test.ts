import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGitLab, type GitLab } from '../../../../mocks/gitlab';
import type { Fault } from '../../../../mocks/http/fault';
import { answerIntercepted } from '../../../../mocks/intercept';
import { readSdl } from '../../../../mocks/read-sdl';
import { DEFAULT_APPLICATION } from '../../../../mocks/world/oauth';
import type { InstanceUrl } from '../instance-url';
import type { StoragePort } from '../token-vault';
import { arrive } from './arrival';
import { depart } from './departure';
import { probeApplication } from './probe';
import { renewPair, revokePair } from './protocol';

const ORIGIN = 'http://127.0.0.1:4173';
const REFRESH = 'POST /oauth/token refresh_token';
const SDL = readSdl();

let gitlab: GitLab;
let instance: InstanceUrl;
let left: URL;
let requests: Request[];
let count = 0;

const application = () => ({
  instance,
  clientId: DEFAULT_APPLICATION.clientId,
  rootNamespaceId: 101,
});

beforeEach(() => {
  // Another address each time, as what a GitLab says of itself is remembered.
  count += 1;
  instance = `https://gitlab${count}.test` as InstanceUrl;
  gitlab = createGitLab({ sdl: SDL, origin: instance, scenario: 'small' });
  requests = [];
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    const request = new Request(input, init);
    requests.push(request.clone());
    const answer = await answerIntercepted(gitlab, request);
    if (!answer) throw new TypeError('dropped');
    return answer;
  });
  vi.stubGlobal('window', {
    location: { origin: ORIGIN, assign: (address: string) => (left = new URL(address)) },
    history: { replaceState: () => undefined },
    close: () => undefined,
  });
});

afterEach(() => void vi.unstubAllGlobals());

function memory() {
  const items = new Map<string, string>();
  const port: StoragePort = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  return { items, port };
}

const WAY = {
  keep: true,
  readOnly: false,
  from: '/groups/acme/seats',
  purpose: 'sign-in',
} as const;

/** Says yes, or no, on GitLab's page. Answers the query that GitLab leads back with. */
async function consent(answer: 'authorize' | 'cancel' = 'authorize'): Promise<string> {
  const body = new URLSearchParams([...left.searchParams, ['answer', answer]]).toString();
  const url = `${instance}/oauth/authorize`;
  const led = await gitlab.handle({ method: 'POST', url, headers: {}, body });
  if (led === 'drop') throw new Error('dropped');
  return new URL(led.headers['Location'] ?? '').search;
}

async function signIn(storage: StoragePort = memory().port) {
  await depart(application(), { ...WAY, storage });
  const input = await arrive(await consent(), storage);
  if (!input?.grant) throw new Error('No grant');
  return { ...input, grant: input.grant };
}

const fail = (fault: Fault) => gitlab.apply({ faults: [fault] });

describe('the way to GitLab and back', () => {
  it('leaves with a challenge, and keeps its secrets until the answer', async () => {
    const { items, port } = memory();
    await depart(application(), { ...WAY, storage: port });
    const asked = Object.fromEntries(left.searchParams);
    expect(asked).toMatchObject({
      redirect_uri: `${ORIGIN}/sign-in`,
      response_type: 'code',
      scope: 'api',
      code_challenge_method: 'S256',
      root_namespace_id: '101',
    });
    const [kept = ''] = items.values();
    const { verifier } = JSON.parse(kept) as { readonly verifier: string };
    expect(verifier.length).toBeGreaterThanOrEqual(64);
    expect(left.href).not.toContain(verifier);

    const answer = await consent();
    const input = await arrive(answer, port);
    expect(input).toMatchObject({ instance, keep: true, grant: { scopes: ['api'] } });
    expect(items.size).toBe(0);
    await expect(arrive(answer, port)).rejects.toMatchObject({ code: 'unexpected' });
  }, 10_000);

  it('asks for reading alone', async () => {
    await depart(application(), { ...WAY, storage: memory().port, readOnly: true });
    expect(left.searchParams.get('scope')).toBe('read_api');
  });

  it('is denied, and used up with that', async () => {
    const { items, port } = memory();
    await depart(application(), { ...WAY, storage: port });
    await expect(arrive(await consent('cancel'), port)).rejects.toMatchObject({ code: 'denied' });
    expect(items.size).toBe(0);
  });

  it('takes no answer to another sign-in, and still takes its own', async () => {
    const { port } = memory();
    await depart(application(), { ...WAY, storage: port });
    const own = await consent();
    const foreign = arrive('?code=somebody&state=else', port);
    await expect(foreign).rejects.toMatchObject({ code: 'unexpected' });
    expect(await arrive(own, port)).not.toBeNull();
  }, 10_000);

  it('takes no answer of an earlier evening', async () => {
    const { port } = memory();
    await depart(application(), { ...WAY, storage: port });
    const answer = await consent();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_700_000 });
    await expect(arrive(answer, port)).rejects.toMatchObject({ code: 'unexpected' });
    vi.useRealTimers();
  }, 10_000);

  it.each([
    [{ kind: 'invalid-grant' }, 'stale'],
    [{ kind: 'server-error', status: 502 }, 'refused'],
    [{ kind: 'drop-before' }, 'blocked'],
    [{ kind: 'html-page' }, 'refused'],
  ] as const)('tells %j as %s', async (fault, code) => {
    const { port } = memory();
    await depart(application(), { ...WAY, storage: port });
    const answer = await consent();
    fail({ ...fault, operation: 'POST /oauth/token' });
    await expect(arrive(answer, port)).rejects.toMatchObject({ code });
  });

  it('needs a browser that keeps something', async () => {
    const leaving = depart(application(), { ...WAY, storage: null });
    await expect(leaving).rejects.toMatchObject({ code: 'storage' });
  });

  it('sends no header that GitLab’s rules for other origins forbid, no cookie and no referrer', async () => {
    await signIn();
    for (const request of requests) {
      const names = [...request.headers.keys()];
      // The library names itself outside of browsers alone.
      expect(['accept', 'content-type', 'user-agent']).toEqual(expect.arrayContaining(names));
      expect([request.credentials, request.referrerPolicy]).toEqual(['omit', 'no-referrer']);
    }
    expect(requests.length).toBe(2);
  });

  it('goes nowhere else, whatever GitLab says of itself', async () => {
    const honest = globalThis.fetch;
    vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
      if (!input.includes('well-known')) return honest(input, init);
      const evil = 'https://evil.test/oauth';
      return Response.json({
        issuer: instance,
        authorization_endpoint: evil,
        token_endpoint: evil,
        revocation_endpoint: evil,
      });
    });
    await signIn();
    expect(left.origin).toBe(instance);
    expect(requests.map(({ url }) => new URL(url).origin)).toEqual([instance]);
  });
});

describe('a pair', () => {
  it('is renewed, and ended', async () => {
    const { token, grant } = await signIn();
    const next = await renewPair(instance, grant);
    if (typeof next === 'string') throw new Error(next);
    expect(next.token).not.toBe(token);
    expect(next.grant?.renewAt).toBeLessThan(next.grant?.expiresAt ?? 0);
    expect(await renewPair(instance, grant)).toBe('refused');
    expect(await revokePair(instance, next)).toBe(true);
    expect(await renewPair(instance, next.grant ?? grant)).toBe('refused');
  });

  it.each([
    [{ kind: 'invalid-grant' }, 'refused'],
    [{ kind: 'server-error', status: 503 }, 'server'],
    [{ kind: 'rate-limit' }, 'server'],
    [{ kind: 'bad-gateway-html' }, 'server'],
    [{ kind: 'drop-before' }, 'network'],
    [{ kind: 'drop-after' }, 'network'],
  ] as const)('is not renewed by %j: %s', async (fault, outcome) => {
    const { grant } = await signIn();
    fail({ ...fault, operation: REFRESH });
    expect(await renewPair(instance, grant)).toBe(outcome);
  });

  it('is known not to have ended where GitLab did not say so', async () => {
    const pair = await signIn();
    fail({ kind: 'server-error', operation: 'POST /oauth/revoke' });
    expect(await revokePair(instance, pair)).toBe(false);
  });
});

describe('the test of a setup', () => {
  const gone = { applications: [] };
  const secret = { applications: [{ ...DEFAULT_APPLICATION, confidential: true }] };
  const failing = (fault: Fault) => ({ faults: [{ ...fault, operation: 'POST /oauth/token' }] });

  it.each([
    ['nothing wrong', {}, 'ready'],
    ['an unknown application', { oauth: gone }, 'client'],
    ['one that is confidential', { oauth: secret }, 'client'],
    ['something else that answers', failing({ kind: 'bad-gateway-html' }), 'refused'],
    ['a call that the browser blocks', failing({ kind: 'drop-before', times: 1 }), 'blocked'],
    ['no answer at all', { faults: [{ kind: 'drop-before' }] }, 'unreachable'],
  ] as const)('finds %s', async (_what, patch, found) => {
    gitlab.apply(patch);
    expect(await probeApplication(application())).toMatchObject({ found });
  });
});

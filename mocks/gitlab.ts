import { readPatch } from './control/patch';
import type { MockPatch } from './control/patch';
import type { MockSnapshot, OmittedPart } from './control/snapshot';
import { tokenText } from './http/authenticate';
import { answerAvatar } from './http/avatar';
import { oauthPreflight, preflight, withCors, withOAuthCors } from './http/cors';
import { isAnswerKind, isWorldKind } from './http/fault';
import type { AnswerKind, Fault } from './http/fault';
import { faultAnswer, takesEffect } from './http/fault-answer';
import { applyEffect } from './http/fault-effect';
import { answerGraphQL } from './http/graphql-endpoint';
import { drawLatency, wait } from './http/latency';
import { json, locationOf, text, withHeaders } from './http/message';
import type { MockAnswer, MockRequest, MockResponse } from './http/message';
import { answerOAuth, OAUTH_FETCHED } from './http/oauth';
import { answerAuthorize } from './http/oauth-authorize';
import { namesOf } from './http/operation-names';
import { maintenanceAnswer } from './http/maintenance';
import { createRateLimiter, limitHeaders, tooManyRequests } from './http/rate-limit';
import { createRequestIds } from './http/request-ids';
import type { LoggedRequest } from './http/request-log';
import { answerRest } from './http/rest';
import { pastOf } from './rules/past';
import type { PurchasePast } from './rules/past';
import { showsLimitAlways } from './version-rules';
import { Instance } from './instance';
import type { InstanceOptions } from './instance';
import type { World } from './world/world';

export interface GitLabOptions extends InstanceOptions {
  /** The schema to execute, as SDL. */
  readonly sdl: string;
  /** Where clients reach it, without a slash at the end; for the links in answers. */
  readonly origin?: string;
  /** Answers pages outside of the API; null leaves a request to GitLab. */
  readonly pages?: (request: MockRequest) => MockResponse | null;
  /** Milliseconds after which GitLab gives up on a request; 30,000 as in production. */
  readonly requestTimeout?: number;
}

/** A request that was answered (or dropped), as the log shows it. */
export type RequestListener = (request: LoggedRequest | null) => void;

export interface GitLab {
  /** Answers any request that a GitLab would get, and `/__mock`. */
  handle(request: MockRequest): Promise<MockAnswer>;
  /** The same as GET `/__mock`. */
  snapshot(options?: { readonly omit?: readonly OmittedPart[] }): MockSnapshot;
  /** The same as POST `/__mock`; throws when the patch makes no sense. */
  apply(patch: MockPatch): MockSnapshot;
  /** Called after every request, and with null after every change from outside. */
  subscribe(listener: RequestListener): () => void;
  /** The latest requests with their time and ID, the oldest first. */
  requests(): readonly LoggedRequest[];
  /** What a browser would have seen of the seats in the 90 days before. */
  past(): readonly PurchasePast[];
  /** The data itself, for tests that read it without the API. Replaced by a reset. */
  readonly world: World;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const OMITTABLE: readonly OmittedPart[] = ['users', 'seats', 'mails', 'todos', 'requests'];

const answerFault = (fault: Fault): (Fault & { readonly kind: AnswerKind }) | null => {
  const { kind } = fault;
  return isAnswerKind(kind) ? { ...fault, kind } : null;
};

/** A GitLab of one's own. Two of them share nothing but compiled schemas. */
export function createGitLab(options: GitLabOptions): GitLab {
  const { sdl, origin = 'https://gitlab.example.com' } = options;
  const requestTimeout = options.requestTimeout ?? DEFAULT_TIMEOUT_MS;
  const instance = new Instance(options);
  const limiter = createRateLimiter(Date.now);
  const nextRequestId = createRequestIds(instance.random);
  const listeners = new Set<RequestListener>();
  const notify = (entry: LoggedRequest | null): void => {
    for (const listener of listeners) listener(entry);
  };

  async function carryOut(request: MockRequest): Promise<MockAnswer> {
    const { world, version } = instance;
    const now = instance.now();
    const token = world.token(tokenText(request) ?? '');
    const limit = instance.rateLimit;
    if (limit === null) return answer(request);
    const caller = String(token?.userId ?? 'anonymous');
    const { retryAfter, observed, secondsLeft } = limiter.admit(caller, limit);
    if (retryAfter !== null) {
      return tooManyRequests({ limit, retryAfter, now, text: world.rateLimitText });
    }
    const answered = await answer(request);
    if (answered === 'drop' || !showsLimitAlways(version)) return answered;
    const reset = Math.ceil(now / 1_000) + secondsLeft;
    return withHeaders(answered, limitHeaders({ limit, observed, reset }));
  }

  function answer(request: MockRequest): MockAnswer | Promise<MockAnswer> {
    const { world, version } = instance;
    const now = instance.now();
    const maintained = maintenanceAnswer(request, world, now);
    if (maintained !== null) return maintained;
    const endpoint = { world, sdl, version, now, origin };
    const { pathname } = locationOf(request);
    if (OAUTH_FETCHED.includes(pathname)) return answerOAuth(request, endpoint);
    return pathname === '/api/graphql'
      ? answerGraphQL(request, endpoint)
      : answerRest(request, endpoint);
  }

  async function answerWith(faults: readonly Fault[], request: MockRequest): Promise<MockAnswer> {
    for (const fault of faults) {
      const { kind } = fault;
      if (!isWorldKind(kind)) continue;
      applyEffect(
        { ...fault, kind },
        {
          world: instance.world,
          random: instance.random,
          now: instance.now(),
          token: tokenText(request),
          body: request.body ?? '',
        },
      );
    }
    const deciding = faults.map(answerFault).find((fault) => fault !== null) ?? null;
    const delays = faults.filter(({ kind }) => kind === 'latency');
    const before = drawLatency(instance.random, instance.latency);
    const after = delays.reduce((sum, { ms = 0 }) => sum + drawLatency(instance.random, ms), 0);
    const timedOut = before + after >= requestTimeout;
    const failing = timedOut ? ({ kind: 'timeout' } as const) : deciding;
    // A browser sends a POST again, unasked, when a connection that was kept alive turns out dead.
    const twice = faults.some(({ kind }) => kind === 'execute-twice');
    const reach = async (): Promise<MockAnswer> => {
      if (twice) await carryOut(request);
      return carryOut(request);
    };
    if (failing === null) {
      if (before > 0) await wait(before);
      const answered = await reach();
      if (after > 0) await wait(after);
      return answered;
    }
    const tries =
      failing.kind === 'timeout' ? drawLatency(instance.random, failing.ms ?? requestTimeout) : 0;
    if (before > 0 && !timedOut) await wait(before);
    const carriedOut = takesEffect(failing) ? await reach() : null;
    if (tries + after > 0) await wait(timedOut ? requestTimeout : tries + after);
    return faultAnswer(failing, instance.now(), carriedOut);
  }

  async function answerApi(request: MockRequest): Promise<MockAnswer> {
    const started = performance.now();
    const requestId = nextRequestId();
    instance.tick();
    const names = namesOf(request, sdl, instance.version);
    const answer = await answerWith(instance.faults.next(names.all), request);
    const entry: LoggedRequest = {
      operation: names.label,
      status: answer === 'drop' ? 0 : answer.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      requestId,
      at: Date.now(),
    };
    instance.log.add(entry);
    notify(entry);
    if (answer === 'drop') return answer;
    const named = withHeaders(answer, { 'X-Request-Id': requestId });
    const isOAuth = OAUTH_FETCHED.includes(locationOf(request).pathname);
    if (!isOAuth) return withCors(named);
    return instance.oauthCors ? withOAuthCors(request, named) : named;
  }

  function change(patch: MockPatch): void {
    instance.apply(patch);
    notify(null);
  }

  function answerControl(request: MockRequest): MockResponse {
    const listed = locationOf(request).searchParams.get('omit')?.split(',') ?? [];
    const omit = OMITTABLE.filter((part) => listed.includes(part));
    try {
      if (request.method === 'POST') change(readPatch(JSON.parse(request.body ?? '')));
      else instance.tick();
    } catch (error) {
      // What cannot be read or applied is the caller's mistake, and said so.
      const message = error instanceof Error ? error.message : String(error);
      return json(error instanceof SyntaxError ? 400 : 422, { error: message });
    }
    return json(200, instance.snapshot(omit));
  }

  return {
    async handle(request) {
      const { pathname } = locationOf(request);
      const isControl = pathname === '/__mock';
      const isOAuth = OAUTH_FETCHED.includes(pathname);
      if (pathname === '/oauth/authorize') {
        const { world, version } = instance;
        const answer = answerAuthorize(request, { world, version, now: instance.now(), origin });
        return withHeaders(answer, { 'X-Request-Id': nextRequestId() });
      }
      if (!isControl && !isOAuth && !pathname.startsWith('/api/')) {
        const page = options.pages?.(request) ?? answerAvatar(instance.world, pathname);
        const answer = page ?? text(404, '<h1>404: Page not found</h1>', 'text/html');
        return withHeaders(answer, { 'X-Request-Id': nextRequestId() });
      }
      if (request.method === 'OPTIONS') {
        const allowed = isOAuth ? oauthPreflight(request) : preflight(request);
        return withHeaders(allowed, { 'X-Request-Id': nextRequestId() });
      }
      if (!isControl) return answerApi(request);
      return withCors(withHeaders(answerControl(request), { 'X-Request-Id': nextRequestId() }));
    },
    snapshot: ({ omit = [] } = {}) => instance.snapshot(omit),
    apply(patch) {
      change(patch);
      return instance.snapshot();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    requests: () => instance.log.list(),
    past: () => pastOf(instance.world, instance.now()),
    get world() {
      return instance.world;
    },
  };
}

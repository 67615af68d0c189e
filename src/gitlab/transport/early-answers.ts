import type { InstanceUrl } from '../session/instance-url';
import { GRAPHQL, requestWithToken } from './transport';

/** An answer that nobody took in this time is old: who asks then, asks GitLab. */
const FRESH_MS = 10_000;

/** As Apollo's HTTP link sends a query: the browser asks for no other preflight. */
const QUERY_HEADERS = {
  accept: 'application/graphql-response+json,application/json;q=0.9',
  'content-type': 'application/json',
};

/** Requests that are sent before the code that wants their answers is there. */
export type EarlyAnswers = {
  /** Sends a GET, by the rules of every other request. Never rejects. */
  get(instance: InstanceUrl, token: string, path: string): void;
  /** Likewise a GraphQL query: the body of its request. */
  query(instance: InstanceUrl, token: string, body: string): void;
  /**
   * For the transport of the session: answers once with what was asked early, if it is the very same
   * request with the same token; asks otherwise, and where GitLab had no answer or a failing one.
   */
  readonly fetch: typeof fetch;
};

type Early = {
  readonly answer: Promise<Response>;
  readonly askedAt: number;
  readonly abort: () => void;
};

type Options = {
  readonly fetch?: typeof fetch;
  /** Milliseconds since whenever. */
  readonly now?: () => number;
};

export function createEarlyAnswers(options: Options = {}): EarlyAnswers {
  const doFetch: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const { now = () => performance.now() } = options;
  const asked = new Map<string, Early>();

  function take(key: string): Early | undefined {
    const early = asked.get(key);
    asked.delete(key);
    return early && now() - early.askedAt <= FRESH_MS ? early : undefined;
  }

  function ask(instance: InstanceUrl, token: string, path: string, init?: RequestInit): void {
    const request = requestWithToken(instance, token, path, init);
    const abort = new AbortController();
    const answer = doFetch(request.address, { ...request.init, signal: abort.signal });
    // Who takes it hears of the failure.
    answer.catch(() => undefined);
    const key = keyOf(request.address, request.init);
    asked.set(key, { answer, askedAt: now(), abort: () => abort.abort() });
  }

  return {
    get: ask,
    query: (instance, token, body) =>
      ask(instance, token, GRAPHQL, { method: 'POST', headers: QUERY_HEADERS, body }),
    async fetch(input, init) {
      const early = asked.size === 0 ? undefined : take(keyOf(input, init));
      if (!early) return doFetch(input, init);
      init?.signal?.addEventListener('abort', early.abort);
      try {
        const response = await early.answer;
        if (response.status < 500) return response;
      } catch {
        // Below: a request that failed while the page was still loading says little about the next.
      }
      init?.signal?.throwIfAborted();
      return doFetch(input, init);
    },
  };
}

/** Tells requests apart, also by their token. */
function keyOf(input: RequestInfo | URL, init: RequestInit = {}): string {
  const address = input instanceof Request ? input.url : String(input);
  const token = new Headers(init.headers).get('Authorization');
  const body = typeof init.body === 'string' ? init.body : null;
  return JSON.stringify([address, init.method ?? 'GET', token, body]);
}

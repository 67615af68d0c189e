import { describe, expect, it } from 'vitest';
import type { InstanceUrl } from '../session/instance-url';
import { createEarlyAnswers } from './early-answers';
import { createTransport, GRAPHQL, TOKEN_SELF } from './transport';

const GITLAB = 'https://gitlab.test/sub' as InstanceUrl;
const BODY = '{"operationName":"Session","variables":{},"query":"query Session { a }"}';
const QUERY: RequestInit = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: BODY,
};

type Sent = { readonly address: string; readonly init: RequestInit };

/** Answers each request with its number, or with what `answer` makes of it. */
function setting(answer: (count: number) => Promise<Response> = numbered) {
  const sent: Sent[] = [];
  let now = 0;
  const early = createEarlyAnswers({
    fetch: (input, init = {}) => {
      sent.push({ address: new Request(input).url, init });
      return answer(sent.length);
    },
    now: () => now,
  });
  const transport = (token: string) =>
    createTransport({
      instance: GITLAB,
      token: () => token,
      onUnauthorized: () => undefined,
      fetch: early.fetch,
    });
  const textOf = async (token: string, path: string, init?: RequestInit) =>
    (await transport(token).send(path, init)).text();
  return { early, sent, textOf, transport, pass: (ms: number) => (now += ms) };
}

function numbered(count: number): Promise<Response> {
  return Promise.resolve(new Response(`answer ${count}`));
}

describe('an early answer', () => {
  it('is that of the very same request, once', async () => {
    const { early, sent, textOf } = setting();
    early.query(GITLAB, 'a', BODY);
    early.get(GITLAB, 'a', TOKEN_SELF);
    expect(await textOf('a', TOKEN_SELF)).toBe('answer 2');
    expect(await textOf('a', GRAPHQL, QUERY)).toBe('answer 1');
    expect(sent).toHaveLength(2);
    expect(await textOf('a', GRAPHQL, QUERY)).toBe('answer 3');
  });

  it('was asked for by the rules of every other request', async () => {
    const { early, sent, textOf } = setting();
    early.query(GITLAB, 'a', BODY);
    await textOf('b', GRAPHQL, QUERY);
    const [first, second] = sent.map(({ address, init }) => {
      const { signal, headers, ...rest } = init;
      expect(signal).toBeInstanceOf(AbortSignal);
      return { address, authorization: new Headers(headers).get('Authorization'), ...rest };
    });
    expect(first).toEqual({ ...second, authorization: 'Bearer a' });
    expect(second).toMatchObject({ authorization: 'Bearer b', credentials: 'omit' });
    expect(first?.address).toBe('https://gitlab.test/sub/api/graphql');
  });

  it('is not for another token, nor for another question', async () => {
    const { early, textOf } = setting();
    early.query(GITLAB, 'a', BODY);
    expect(await textOf('b', GRAPHQL, QUERY)).toBe('answer 2');
    expect(await textOf('a', GRAPHQL, { ...QUERY, body: BODY.replace('a', 'b') })).toBe('answer 3');
  });

  it('is too old after ten seconds', async () => {
    const { early, textOf, pass } = setting();
    early.get(GITLAB, 'a', TOKEN_SELF);
    pass(10_001);
    expect(await textOf('a', TOKEN_SELF)).toBe('answer 2');
  });

  it('is asked for again where there was none, or GitLab failed', async () => {
    for (const first of [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => Promise.resolve(new Response('', { status: 502 })),
    ]) {
      const { early, textOf } = setting((count) => (count === 1 ? first() : numbered(count)));
      early.get(GITLAB, 'a', TOKEN_SELF);
      expect(await textOf('a', TOKEN_SELF)).toBe('answer 2');
    }
  });

  it('counts where GitLab refuses', async () => {
    const { early, sent, textOf } = setting(() =>
      Promise.resolve(new Response('{"message":"401 Unauthorized"}', { status: 401 })),
    );
    early.get(GITLAB, 'a', TOKEN_SELF);
    await expect(textOf('a', TOKEN_SELF)).rejects.toMatchObject({ kind: 'auth' });
    expect(sent).toHaveLength(1);
  });

  it('is given up with the request that took it', () => {
    const { early, sent, transport } = setting(() => new Promise(() => undefined));
    early.get(GITLAB, 'a', TOKEN_SELF);
    const given = new AbortController();
    void transport('a').send(TOKEN_SELF, { signal: given.signal });
    given.abort();
    expect(sent[0]?.init.signal?.aborted).toBe(true);
  });

  it('leads to no other host', () => {
    const { early } = setting();
    expect(() => early.get(GITLAB, 'a', '@evil.test/')).toThrow('Not a path of this GitLab');
  });
});

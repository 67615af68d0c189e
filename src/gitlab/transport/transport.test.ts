import { describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../domain/gateway-error';
import type { InstanceUrl } from '../session/instance-url';
import { createTransport } from './transport';

const instance = 'https://gitlab.example.com' as InstanceUrl;

function transportOver(fetcher: typeof fetch, onUnauthorized: () => void = () => undefined) {
  return createTransport({ instance, token: () => 'glpat-secret', onUnauthorized, fetch: fetcher });
}

function firstCall({ mock }: { mock: { calls: Parameters<typeof fetch>[] } }) {
  const [url, init] = mock.calls[0] ?? [];
  if (typeof url !== 'string') throw new Error('Nothing was sent');
  return { url, init };
}

async function failure(sending: Promise<unknown>): Promise<GatewayError> {
  const error: unknown = await sending.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GatewayError)) throw new Error('Expected a GatewayError');
  return error;
}

describe('transport', () => {
  it('sends the token in the header alone, without cookies, redirects, referrer or cache', async () => {
    const fetcher = vi.fn<typeof fetch>(() => Promise.resolve(new Response('{}')));
    await transportOver(fetcher).send('/api/graphql', { method: 'POST', body: '{}' });
    const { url, init } = firstCall(fetcher);
    expect(url).toBe('https://gitlab.example.com/api/graphql');
    expect(new Headers(init?.headers).get('Authorization')).toBe('Bearer glpat-secret');
    expect(init).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    expect(url + JSON.stringify(init?.body)).not.toContain('secret');
  });

  it.each([
    [401, '{"errors":[{"message":"Invalid token"}]}', 'auth', 'Invalid token'],
    [
      401,
      '{"error":"invalid_token","error_description":"Token is expired."}',
      'auth',
      'Token is expired.',
    ],
    [
      403,
      '{"errors":[{"message":"API not accessible for user"}]}',
      'permission',
      'API not accessible for user',
    ],
    [404, '{"message":"404 Not found"}', 'permission', '404 Not found'],
    [422, '{"errors":[{"message":"Query too large"}]}', 'schema', 'Query too large'],
    [429, 'Retry later\n', 'rate', 'Retry later'],
    [502, '<html><h1>Bad gateway</h1></html>', 'server', 'An HTML page instead of an answer'],
    [503, '{"errors":[{"message":"Request timed out."}]}', 'server', 'Request timed out.'],
    [429, 'Bitte später', 'rate', 'Bitte später'],
    [403, 'Too many IPs', 'permission', 'Too many IPs'],
  ])('tells what a %d is (%s)', async (status, body, kind, message) => {
    const headers = { 'X-Request-Id': 'req-1' };
    const fetcher = () => Promise.resolve(new Response(body, { status, headers }));
    const error = await failure(transportOver(fetcher).send('/api/graphql'));
    expect(error).toMatchObject({ kind, message, details: { status, requestId: 'req-1' } });
  });

  it('hides a token that is echoed, also once it is forgotten because of that very answer', async () => {
    let token: string | null = 'acme-0123456789';
    const echo = (status: number) => () =>
      Promise.resolve(
        new Response(`${'x'.repeat(195)} acme-0123456789 of glpat-other12345`, {
          status,
          headers: { 'X-Request-Id': `${'r'.repeat(95)} acme-0123456789` },
        }),
      );
    const send = (status: number) =>
      failure(
        createTransport({
          instance,
          token: () => token,
          onUnauthorized: () => {
            token = null;
          },
          fetch: echo(status),
        }).send('/'),
      );
    for (const status of [422, 500, 401]) {
      const { message, details } = await send(status);
      expect(message).toBe(`${'x'.repeat(195)} [token] of [token]`);
      expect(details.requestId).not.toContain('acme');
      expect(details.requestId).toHaveLength(100);
    }
  });

  it('keeps GitLab’s own words apart from ours', async () => {
    const said = async (body: string) => {
      const fetcher = () => Promise.resolve(new Response(body, { status: 503 }));
      return (await failure(transportOver(fetcher).send('/'))).details.said;
    };
    expect(await said('{"errors":[{"message":"In maintenance"}]}')).toBe('In maintenance');
    expect(await said('<html>Bad gateway</html>')).toBeUndefined();
    expect(await said(' ')).toBeUndefined();
    expect(await said('Retry later\n')).toBe('Retry later');
  });

  it('reads Retry-After where it can be read', async () => {
    const fetcher = () =>
      Promise.resolve(
        new Response('Retry later', { status: 429, headers: { 'Retry-After': '7' } }),
      );
    expect((await failure(transportOver(fetcher).send('/'))).details.retryAfterMs).toBe(7000);
  });

  it('calls no answer a network error, and a request given up canceled', async () => {
    const refused = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failure(transportOver(refused).send('/'))).kind).toBe('network');
    const controller = new AbortController();
    const hanging: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () =>
          reject(new DOMException('Aborted', 'AbortError')),
        );
      });
    const sending = failure(transportOver(hanging).send('/', { signal: controller.signal }));
    controller.abort();
    expect((await sending).kind).toBe('canceled');
  });

  it('gives up by itself when no answer comes', async () => {
    const hanging: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () =>
          reject(new DOMException('Timeout', 'TimeoutError')),
        );
      });
    const impatient = createTransport({
      instance,
      token: () => 'glpat-secret',
      onUnauthorized: () => undefined,
      fetch: hanging,
      timeoutMs: 5,
    });
    expect(await failure(impatient.send('/'))).toMatchObject({
      kind: 'network',
      message: 'No answer in time',
    });
  });

  it('tells of a refused token once for each refusal, but not of one that was replaced meanwhile', async () => {
    const onUnauthorized = vi.fn();
    let token = 'glpat-old';
    const transport = createTransport({
      instance,
      token: () => token,
      onUnauthorized,
      fetch: () => {
        const sentWith = token;
        if (sentWith === 'glpat-replaced') token = 'glpat-new';
        return Promise.resolve(new Response('', { status: 401 }));
      },
    });
    await failure(transport.send('/'));
    expect(onUnauthorized).toHaveBeenCalledTimes(1);
    token = 'glpat-replaced';
    await failure(transport.send('/'));
    expect(onUnauthorized).toHaveBeenCalledTimes(1);
  });

  it('sends nothing when signed out', async () => {
    const fetcher = vi.fn<typeof fetch>();
    const transport = createTransport({
      instance,
      token: () => null,
      onUnauthorized: () => undefined,
      fetch: fetcher,
    });
    expect((await failure(transport.send('/'))).kind).toBe('auth');
    expect(fetcher).not.toHaveBeenCalled();
  });
});

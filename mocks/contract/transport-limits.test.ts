// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { useServer } from './client';

const ME = '{ currentUser { username } }';

describe('Transport: limits and failures', () => {
  const client = useServer({ scenario: 'small', rateLimit: 3, requestTimeout: 60 });

  it('429 Retry later as text, counted a minute and user, with headers that CORS hides', async () => {
    const token = 'glpat-demo-maintainer';
    const statuses: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      statuses.push((await client.graphql(ME, { token })).status);
    }
    const limited = await client.graphql(ME, { token });
    expect([...statuses, limited.status]).toEqual([200, 200, 200, 429]);
    expect(limited.text).toBe('Retry later\n');
    expect(limited.headers.get('content-type')).toContain('text/plain');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(limited.headers.get('ratelimit-limit')).toBe('3');
    expect(limited.headers.get('ratelimit-remaining')).toBe('0');
    expect(Number(limited.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
    const exposed = limited.headers.get('access-control-expose-headers')?.toLowerCase() ?? '';
    expect(exposed).not.toContain('retry-after');
    expect(exposed).not.toContain('ratelimit');
    // Another user has a budget of their own.
    expect((await client.graphql(ME, { token: 'glpat-demo-outsider' })).status).toBe(200);
  });

  it('503 as JSON when a request takes longer than the limit (30 s in production)', async () => {
    await client.patch({ rateLimit: null, faults: [{ kind: 'latency', ms: 5_000, times: 1 }] });
    const started = performance.now();
    const answer = await client.graphql(ME);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(answer.status).toBe(503);
    expect(answer.body.errors?.[0]?.message).toBe(
      'Request timed out. Please try a less complex query or a smaller set of records.',
    );
  });

  it.each([502, 503, 504])('%i as HTML from a proxy in front', async (status) => {
    await client.patch({
      rateLimit: null,
      faults: [{ kind: 'bad-gateway-html', status, times: 1 }],
    });
    const answer = await client.graphql(ME);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('nginx');
  });
});

describe('Transport: CORS', () => {
  const client = useServer({ scenario: 'small' });
  const Origin = 'https://seats.example.com';

  it('allows any origin, header and method in the preflight, without credentials', async () => {
    const answer = await client.request('/api/graphql', {
      method: 'OPTIONS',
      headers: {
        Origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,x-anything',
      },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(answer.headers.get('access-control-allow-headers')).toContain('x-anything');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['/api/graphql', '/api/v4/version'])(
    'exposes X-Request-Id, ETag, Link, X-Total … on %s, errors included',
    async (path) => {
      const answer = await client.request(path, { headers: { Origin } });
      const exposed = answer.headers.get('access-control-expose-headers')?.split(', ') ?? [];
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(exposed).toEqual(
        expect.arrayContaining(['Link', 'X-Total', 'X-Total-Pages', 'X-Request-Id', 'ETag']),
      );
    },
  );

  it('gives no CORS headers outside of /api', async () => {
    const answer = await client.request('/', { headers: { Origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('puts a different X-Request-Id on every answer', async () => {
    const first = (await client.graphql(ME)).headers.get('x-request-id');
    const second = (await client.graphql(ME, { token: 'wrong' })).headers.get('x-request-id');
    expect(first).toMatch(/^[0-9A-Z]{26}$/);
    expect(second).toMatch(/^[0-9A-Z]{26}$/);
    expect(second).not.toBe(first);
  });
});

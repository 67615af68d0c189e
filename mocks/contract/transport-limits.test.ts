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

describe('Transport: RateLimit headers', () => {
  const limit = 2_000;
  const client = useServer({ scenario: 'small' });

  it.each([
    ['18.5', false],
    ['18.6', true],
    ['19.5', true],
  ])('on every answer of GitLab %s: %s', async (version, always) => {
    await client.patch({ version });
    const { headers } = await client.graphql(ME);
    expect(headers.get('ratelimit-limit')).toBe(always ? String(limit) : null);
    if (!always) return;
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(limit);
    expect(Number(headers.get('ratelimit-observed'))).toBeGreaterThan(0);
    expect(headers.get('retry-after')).toBeNull();
    expect(headers.get('ratelimit-resettime')).toBeNull();
  });

  it('none where there is no limit', async () => {
    await client.patch({ rateLimit: null });
    expect((await client.graphql(ME)).headers.get('ratelimit-limit')).toBeNull();
  });

  it('an administrator can change the text of a 429', async () => {
    await client.patch({ rateLimit: 0, rateLimitText: 'Too fast' });
    const { status, text, headers } = await client.graphql(ME);
    expect([status, text]).toEqual([429, 'Too fast\n']);
    expect(headers.get('ratelimit-resettime')).toMatch(/GMT$/);
  });
});

describe('Transport: maintenance of the organization', () => {
  const client = useServer({ scenario: 'small', version: '19.3' });

  it('temporary: 503 with Retry-After, for reads too', async () => {
    await client.patch({ maintenance: 'temporary' });
    const answer = await client.graphql(ME);
    const message = 'This organization is temporarily unavailable due to maintenance.';
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(answer.body).toEqual({ errors: [{ message }] });
    const rest = await client.rest('/version');
    expect([rest.status, rest.body]).toEqual([503, { message }]);
  });

  it('indefinite: 403 without it', async () => {
    await client.patch({ maintenance: 'indefinite' });
    const answer = await client.graphql(ME);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(answer.body).toEqual({ errors: [{ message: 'This organization is unavailable.' }] });
    expect((await client.rest('/version')).status).toBe(403);
  });

  it('ends', async () => {
    await client.patch({ maintenance: 'off' });
    expect((await client.graphql(ME)).status).toBe(200);
  });

  it('came with 19.3', async () => {
    const answer = await client.post('/__mock', { version: '19.2', maintenance: 'temporary' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('from GitLab 19.3 on');
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

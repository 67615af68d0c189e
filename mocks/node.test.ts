// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interceptGitLab } from './node';

describe('interceptGitLab', () => {
  const origin = 'https://gitlab.example.org';
  const { gitlab, server } = interceptGitLab({ origin, scenario: 'small' });
  beforeAll(() => {
    server.listen({ onUnhandledRequest: 'error' });
  });
  afterAll(() => {
    server.close();
  });
  const ask = () =>
    fetch(`${origin}/api/graphql`, {
      method: 'POST',
      headers: { Authorization: 'Bearer glpat-demo-owner', 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: '{ currentUser { username webUrl } }' }),
    });

  it('answers fetch with the same GitLab, whose links lead back to it', async () => {
    expect(await (await ask()).json()).toEqual({
      data: { currentUser: { username: 'olivia', webUrl: `${origin}/olivia` } },
    });
  });

  it('hides the headers that a page from another origin could not read', async () => {
    gitlab.apply({ faults: [{ kind: 'rate-limit', times: 1 }] });
    const response = await ask();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBeNull();
    expect(response.headers.get('ratelimit-limit')).toBeNull();
    expect(response.headers.get('x-request-id')).not.toBeNull();
    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  it('turns a dropped connection into a failed fetch', async () => {
    gitlab.apply({ faults: [{ kind: 'drop-before', times: 1 }] });
    await expect(ask()).rejects.toThrow(TypeError);
  });
});

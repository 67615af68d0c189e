import { describe, expect, it } from 'vitest';
import { readBuildSettings } from './build-settings.ts';

describe('readBuildSettings', () => {
  it('serves at the root, with the demo, for any GitLab, by default', () => {
    expect(readBuildSettings({})).toEqual({ base: '/', demo: true, origins: [] });
  });

  it.each([
    ['seats', '/seats/'],
    ['/seats', '/seats/'],
    ['./a/b/', '/a/b/'],
    ['https://group.gitlab.io/seats', '/seats/'],
    ['https://seats.example.org', '/'],
    ['/', '/'],
  ])('takes the base path from %s', (given, base) => {
    expect(readBuildSettings({ BASE_PATH: given }).base).toBe(base);
  });

  it('names one instance by its origin, and the demo beside it', () => {
    const env = { GITLAB_URL_ONLY: 'gitlab.example.org/sub/' };
    expect(readBuildSettings({ ...env, DEMO: 'off' }).origins).toEqual([
      'https://gitlab.example.org',
    ]);
    expect(readBuildSettings(env).origins).toHaveLength(2);
  });

  it('refuses what is not the address of a GitLab', () => {
    expect(() => readBuildSettings({ GITLAB_URL_ONLY: 'javascript://x' })).toThrow(/GITLAB_URL/);
    expect(() => readBuildSettings({ GITLAB_URL_ONLY: 'http://[::1]:80' })).toThrow(/IPv6/);
  });
});

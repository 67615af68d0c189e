import { describe, expect, it } from 'vitest';
import { newTokenUrl, parseInstanceUrl } from './instance-url';

describe('parseInstanceUrl', () => {
  it.each([
    ['https://gitlab.com', 'https://gitlab.com'],
    [' gitlab.com ', 'https://gitlab.com'],
    ['https://gitlab.com/groups/acme/-/usage_quotas#duo', 'https://gitlab.com'],
    ['https://gitlab.com/acme/web', 'https://gitlab.com'],
    ['https://gitlab.example.com/', 'https://gitlab.example.com'],
    ['https://example.com/gitlab/', 'https://example.com/gitlab'],
    ['https://example.com/gitlab/-/graphql-explorer', 'https://example.com/gitlab'],
    ['https://example.com/gitlab/api/graphql', 'https://example.com/gitlab'],
    ['https://git.example.com:8443/users/sign_in', 'https://git.example.com:8443'],
    ['http://localhost:4010', 'http://localhost:4010'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
  ])('reads %s as %s', (typed, url) => {
    expect(parseInstanceUrl(typed)).toEqual({ ok: true, url });
  });

  it('refuses what the policy of the page would block', () => {
    for (const typed of ['http://[::1]:4010', 'http://[0:0:0:0:0:0:0:1]/']) {
      expect(parseInstanceUrl(typed)).toEqual({ ok: false, problem: 'ipv6-loopback' });
    }
  });

  it.each([
    '',
    '   ',
    'not a url',
    'javascript:alert(1)',
    'ftp://gitlab.com',
    'https://',
    'https://a:b@gitlab.com',
  ])('refuses "%s"', (typed) => {
    expect(parseInstanceUrl(typed)).toEqual({ ok: false, problem: 'not-a-url' });
  });

  it.each(['http://gitlab.example.com', 'http://localhost.example.com', 'http://127.0.0.1.nip.io'])(
    'refuses to send a token in clear text to %s',
    (typed) => {
      expect(parseInstanceUrl(typed)).toEqual({ ok: false, problem: 'plain-http' });
    },
  );
});

it('leads to a token page with name and scope, and no secret', () => {
  const parsed = parseInstanceUrl('gitlab.example.com');
  expect(parsed.ok && newTokenUrl(parsed.url)).toBe(
    'https://gitlab.example.com/-/user_settings/personal_access_tokens?name=Duo+Seats&scopes=api',
  );
});

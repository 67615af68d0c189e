import { describe, expect, it } from 'vitest';
import { makeUsers } from '../../domain/roster/testing/make-user';
import { draftRule, matchRules, mergeRules, ruleKey } from './rules';

describe('a typed rule', () => {
  it.each([
    ['username', ' @svc-* ', { kind: 'username', pattern: 'svc-*' }],
    ['username', 'Ann Smith', null],
    ['username', '', null],
    ['username', 'a'.repeat(40_000), null],
    ['email-domain', 'a'.repeat(40_000), null],
    ['email-domain', '@Example.COM', { kind: 'email-domain', domain: 'example.com' }],
    ['email-domain', 'ann@example.com', null],
    ['email-domain', 'example..com', null],
    ['state', 'blocked', { kind: 'state', state: 'blocked' }],
  ] as const)('by %s as "%s"', (kind, text, rule) => {
    expect(draftRule(kind, text)).toEqual(rule);
  });
});

it('keeps one of two rules that protect the same users', () => {
  const first = { kind: 'username', pattern: 'SVC-*' } as const;
  const again = { kind: 'username', pattern: '@svc-*' } as const;
  const other = { kind: 'user', userId: 'gid://gitlab/User/1', username: 'ann' } as const;
  expect(ruleKey(first)).toBe(ruleKey(again));
  expect(mergeRules([first], [again, other, other])).toEqual({
    rules: [other, first],
    added: [other],
  });
});

it('does not merge into a list that is too long to keep', () => {
  const patterns = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ kind: 'username', pattern: `svc-${n}` }) as const);
  expect(mergeRules(patterns(999), [{ kind: 'username', pattern: 'one-more' }])).not.toBeNull();
  expect(mergeRules(patterns(1_000), [{ kind: 'username', pattern: 'one-more' }])).toBeNull();
});

it('counts the users each rule protects, and each user once in the sum', () => {
  const users = makeUsers(60, (n) => ({ holdsSeat: n % 2 === 0, username: `svc-${n}` }));
  const named = { kind: 'user', userId: 'gid://gitlab/User/2', username: 'svc-2' } as const;
  const gone = { kind: 'user', userId: 'gid://gitlab/User/99', username: 'gone' } as const;
  const glob = { kind: 'username', pattern: 'svc-*' } as const;
  const matches = matchRules([named, gone, glob], users);
  expect(matches).toMatchObject({ users: 60, holders: 30 });
  expect(matches.byRule.get(ruleKey(named))).toMatchObject({ users: 1, holders: 1 });
  expect(matches.byRule.get(ruleKey(gone))).toMatchObject({ users: 0, some: [] });
  expect(matches.byRule.get(ruleKey(glob))).toMatchObject({ users: 60, holders: 30 });
  expect(matches.byRule.get(ruleKey(glob))?.some).toHaveLength(50);
});

import { fc } from '../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileRules,
  type ProtectionRule,
  readProtectedUsers,
  writeProtectedUsers,
} from './protected-users';
import { makeUser } from '../roster/testing/make-user';

const rules: readonly ProtectionRule[] = [
  { kind: 'user', userId: 'gid://gitlab/User/1', username: 'ann' },
  { kind: 'username', pattern: '@SVC-*' },
  { kind: 'email-domain', domain: '@Board.example' },
  { kind: 'state', state: 'blocked' },
];

describe('protection rules', () => {
  const isProtected = compileRules(rules);

  it('finds the rule that protects a user', () => {
    expect(isProtected(makeUser(1))).toBe(rules[0]);
    expect(isProtected(makeUser(2, { username: 'svc-deploy' }))).toBe(rules[1]);
    expect(isProtected(makeUser(3, { publicEmail: 'eve@BOARD.example' }))).toBe(rules[2]);
    expect(isProtected(makeUser(4, { state: 'blocked' }))).toBe(rules[3]);
    expect(isProtected(makeUser(5))).toBeNull();
  });

  it('takes a domain as a whole and a glob from end to end', () => {
    expect(isProtected(makeUser(6, { publicEmail: 'a@sub.board.example' }))).toBeNull();
    expect(isProtected(makeUser(7, { username: 'my-svc-deploy' }))).toBeNull();
    const dotted = compileRules([{ kind: 'username', pattern: 'a.?' }]);
    expect(dotted(makeUser(8, { username: 'a.b' }))).not.toBeNull();
    expect(dotted(makeUser(8, { username: 'axb' }))).toBeNull();
  });

  it.each([
    ['many stars in a row', `${'*'.repeat(60)}x`],
    ['many stars apart', `${'*a'.repeat(40)}*b`],
    ['stars and question marks', `${'*a?'.repeat(40)}*b`],
    ['40,000 characters', `${'*a'.repeat(20_000)}b`],
    ['what is no valid regular expression', '('.repeat(40_000)],
  ])('stays fast with a glob of %s', (_, pattern) => {
    const isMatched = compileRules([{ kind: 'username', pattern }]);
    const began = performance.now();
    for (let n = 0; n < 1_000; n += 1) {
      expect(isMatched(makeUser(9, { username: 'a'.repeat(255) }))).toBeNull();
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('matches as a regular expression would: 5,000 globs', () => {
    const glob = fc.string({ unit: fc.constantFrom('a', 'B', '.', '*', '?'), maxLength: 8 });
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 });
    fc.assert(
      fc.property(glob, name, (pattern, username) => {
        const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        const isMatched = compileRules([{ kind: 'username', pattern }]);
        const expected = new RegExp(`^${source}$`, 'i').test(username);
        expect(isMatched(makeUser(9, { username })) !== null).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('protection rules as a file', () => {
  it('comes back as it went', () => {
    expect(readProtectedUsers(writeProtectedUsers(rules))).toEqual(rules);
  });

  it.each([
    ['no JSON', 'ann, bob'],
    ['another file', '{"format":"duo-seats-run","version":1,"rules":[]}'],
    ['a later version', '{"format":"duo-seats-protected","version":2,"rules":[]}'],
    ['no list', '{"format":"duo-seats-protected","version":1,"rules":{}}'],
    [
      'a rule of an unknown kind among others',
      '{"format":"duo-seats-protected","version":1,"rules":[{"kind":"state","state":"blocked"},{"kind":"role"}]}',
    ],
    [
      'an empty rule',
      '{"format":"duo-seats-protected","version":1,"rules":[{"kind":"username","pattern":" "}]}',
    ],
    [
      'a pattern of 40,000 characters',
      writeProtectedUsers([{ kind: 'username', pattern: 'a'.repeat(40_000) }]),
    ],
    [
      'too many patterns',
      writeProtectedUsers(
        Array.from({ length: 1_001 }, (__, n) => ({ kind: 'username', pattern: `svc-${n}*` })),
      ),
    ],
  ])('is refused as a whole: %s', (_, text) => {
    expect(readProtectedUsers(text)).toBeNull();
  });
});

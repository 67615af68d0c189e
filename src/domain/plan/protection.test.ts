import { describe, expect, it } from 'vitest';
import { compileProtection, type ProtectionRule } from './protection';
import { readProtection, writeProtection } from './protection-json';
import { seatUser } from './testing/seat-user';

const rules: readonly ProtectionRule[] = [
  { kind: 'user', userId: 'gid://gitlab/User/1', username: 'ann' },
  { kind: 'username', pattern: '@SVC-*' },
  { kind: 'email-domain', domain: '@Board.example' },
  { kind: 'state', state: 'blocked' },
];

describe('protection', () => {
  const isProtected = compileProtection(rules);

  it('finds the rule that protects a user', () => {
    expect(isProtected(seatUser(1))).toBe(rules[0]);
    expect(isProtected(seatUser(2, { username: 'svc-deploy' }))).toBe(rules[1]);
    expect(isProtected(seatUser(3, { publicEmail: 'eve@BOARD.example' }))).toBe(rules[2]);
    expect(isProtected(seatUser(4, { state: 'blocked' }))).toBe(rules[3]);
    expect(isProtected(seatUser(5))).toBeNull();
  });

  it('takes a domain as a whole and a glob from end to end', () => {
    expect(isProtected(seatUser(6, { publicEmail: 'a@sub.board.example' }))).toBeNull();
    expect(isProtected(seatUser(7, { username: 'my-svc-deploy' }))).toBeNull();
    const dotted = compileProtection([{ kind: 'username', pattern: 'a.?' }]);
    expect(dotted(seatUser(8, { username: 'a.b' }))).not.toBeNull();
    expect(dotted(seatUser(8, { username: 'axb' }))).toBeNull();
  });

  it('does not choke on a glob of many stars', () => {
    const stars = compileProtection([{ kind: 'username', pattern: `${'*'.repeat(60)}x` }]);
    expect(stars(seatUser(9, { username: 'a'.repeat(255) }))).toBeNull();
  });
});

describe('protection as a file', () => {
  it('comes back as it went', () => {
    expect(readProtection(writeProtection(rules))).toEqual(rules);
  });

  it.each([
    ['no JSON', 'ann, bob'],
    ['another file', '{"format":"duo-seats-run","version":1,"rules":[]}'],
    ['a later version', '{"format":"duo-seats-protected","version":2,"rules":[]}'],
    ['no list', '{"format":"duo-seats-protected","version":1,"rules":{}}'],
    [
      'a rule not understood among others',
      '{"format":"duo-seats-protected","version":1,"rules":[{"kind":"state","state":"blocked"},{"kind":"role"}]}',
    ],
    [
      'an empty rule',
      '{"format":"duo-seats-protected","version":1,"rules":[{"kind":"username","pattern":" "}]}',
    ],
  ])('is refused as a whole: %s', (_, text) => {
    expect(readProtection(text)).toBeNull();
  });
});

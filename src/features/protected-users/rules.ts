import {
  compileRules,
  isWithinLimits,
  MOST_RULE_TEXT,
  type ProtectionRule,
} from '../../domain/plan/protected-users';
import type { SeatUser } from '../../domain/seat-user';

/** Kinds of rules that match users, rather than name one. */
type PatternKind = Exclude<ProtectionRule['kind'], 'user'>;

export const PATTERN_KINDS: readonly PatternKind[] = ['username', 'email-domain', 'state'];

const GLOB = /^[\w.*?-]+$/;
const DOMAIN = /^[^\s@.]+(\.[^\s@.]+)*$/;

/** The rule that was typed; null when it can match nobody. */
export function draftRule(kind: PatternKind, typed: string): ProtectionRule | null {
  const text = typed.trim().replace(/^@/, '');
  if (text === '' || text.length > MOST_RULE_TEXT) return null;
  switch (kind) {
    case 'username':
      return GLOB.test(text) ? { kind, pattern: text } : null;
    case 'email-domain':
      return DOMAIN.test(text) ? { kind, domain: text.toLowerCase() } : null;
    case 'state':
      return { kind, state: text };
  }
}

/** Equal for rules that protect the same users. */
export function ruleKey(rule: ProtectionRule): string {
  switch (rule.kind) {
    case 'user':
      return `user ${rule.userId}`;
    case 'username':
      return `username ${rule.pattern.trim().replace(/^@/, '').toLowerCase()}`;
    case 'email-domain':
      return `domain ${rule.domain.trim().replace(/^@/, '').toLowerCase()}`;
    case 'state':
      return `state ${rule.state}`;
  }
}

type Merged = {
  readonly rules: readonly ProtectionRule[];
  readonly added: readonly ProtectionRule[];
};

/** Adds the rules that a list lacks at its start; null when it would be too long to keep. */
export function mergeRules(
  rules: readonly ProtectionRule[],
  more: readonly ProtectionRule[],
): Merged | null {
  const known = new Set(rules.map(ruleKey));
  const added: ProtectionRule[] = [];
  for (const rule of more) {
    const key = ruleKey(rule);
    if (known.has(key)) continue;
    known.add(key);
    added.push(rule);
  }
  const merged = [...added, ...rules];
  return isWithinLimits(merged) ? { rules: merged, added } : null;
}

export type RuleMatch = {
  readonly users: number;
  readonly holders: number;
  /** The first of them, to show. */
  readonly some: readonly SeatUser[];
};

export type RuleMatches = {
  /** By `ruleKey`. */
  readonly byRule: ReadonlyMap<string, RuleMatch>;
  /** Protected by any rule. */
  readonly users: number;
  readonly holders: number;
};

const SOME_USERS = 50;

/** Which of the loaded users each rule protects; the sum counts each user once. */
export function matchRules(
  rules: readonly ProtectionRule[],
  users: readonly SeatUser[],
): RuleMatches {
  const byRule = new Map<string, RuleMatch & { some: SeatUser[] }>();
  const named = new Map<string, ProtectionRule>();
  const patterns: { readonly rule: ProtectionRule; readonly key: string }[] = [];
  for (const rule of rules) {
    const key = ruleKey(rule);
    byRule.set(key, { users: 0, holders: 0, some: [] });
    if (rule.kind === 'user') named.set(rule.userId, rule);
    else patterns.push({ rule, key });
  }
  const tests = patterns.map(({ rule, key }) => ({ key, test: compileRules([rule]) }));

  function count(key: string, user: SeatUser): void {
    const match = byRule.get(key);
    if (match === undefined) return;
    if (match.some.length < SOME_USERS) match.some.push(user);
    byRule.set(key, {
      users: match.users + 1,
      holders: match.holders + (user.holdsSeat ? 1 : 0),
      some: match.some,
    });
  }

  let all = 0;
  let holders = 0;
  for (const user of users) {
    const own = named.get(user.id);
    let isProtected = own !== undefined;
    if (own !== undefined) count(ruleKey(own), user);
    for (const { key, test } of tests) {
      if (test(user) === null) continue;
      isProtected = true;
      count(key, user);
    }
    if (!isProtected) continue;
    all += 1;
    if (user.holdsSeat) holders += 1;
  }
  return { byRule, users: all, holders };
}

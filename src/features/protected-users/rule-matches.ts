import { compileRules, type ProtectionRule } from '../../domain/plan/protected-users';
import type { SeatUser } from '../../domain/seat-user';
import { ruleKey } from './rule-draft';

export type RuleMatch = {
  readonly users: number;
  readonly holders: number;
  /** The first of them, to be shown. */
  readonly some: readonly SeatUser[];
};

export type RuleMatches = {
  /** By `ruleKey`. */
  readonly byRule: ReadonlyMap<string, RuleMatch>;
  /** Protected by any rule. */
  readonly users: number;
  readonly holders: number;
};

const SOME = 50;

/** Whom each rule protects among the users loaded; who is protected twice counts once in the sum. */
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
    if (match.some.length < SOME) match.some.push(user);
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

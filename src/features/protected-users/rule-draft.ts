import {
  isWithinLimits,
  MOST_RULE_TEXT,
  type ProtectionRule,
} from '../../domain/plan/protected-users';

/** Kinds of rules that are written down, rather than naming users one by one. */
export type PatternKind = Exclude<ProtectionRule['kind'], 'user'>;

export const PATTERN_KINDS: readonly PatternKind[] = ['username', 'email-domain', 'state'];

const GLOB = /^[\w.*?-]+$/;
const DOMAIN = /^[^\s@.]+(\.[^\s@.]+)*$/;

/** The rule that somebody has typed; null when it can match nobody. */
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

export type Merged = {
  readonly rules: readonly ProtectionRule[];
  readonly added: readonly ProtectionRule[];
};

/** Adds rules to a list, at its beginning, leaving out those that it has; null when it would be too long to keep. */
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

import type { ProtectionRule } from '../../domain/plan/protection';

/** Kinds of rules that are written down, rather than naming users one by one. */
export type PatternKind = Exclude<ProtectionRule['kind'], 'user'>;

export const PATTERN_KINDS: readonly PatternKind[] = ['username', 'email-domain', 'state'];

const GLOB = /^[\w.*?-]+$/;
const DOMAIN = /^[^\s@.]+(\.[^\s@.]+)*$/;

/** The rule that somebody has typed; null when it can match nobody. */
export function draftRule(kind: PatternKind, typed: string): ProtectionRule | null {
  const text = typed.trim().replace(/^@/, '');
  if (text === '') return null;
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

/** Adds rules to a list, at its beginning, leaving out those that it has. */
export function mergeRules(
  rules: readonly ProtectionRule[],
  more: readonly ProtectionRule[],
): Merged {
  const known = new Set(rules.map(ruleKey));
  const added: ProtectionRule[] = [];
  for (const rule of more) {
    const key = ruleKey(rule);
    if (known.has(key)) continue;
    known.add(key);
    added.push(rule);
  }
  return { rules: [...added, ...rules], added };
}

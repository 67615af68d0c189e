import type { SeatUser, UserState } from '../seat-user';

/**
 * Whom bulk removals leave alone.
 * - `user`: one user. The username is kept for showing only.
 * - `username`: a glob; `*` stands for any characters, `?` for one. Case does not matter.
 * - `email-domain`: users whose public e-mail is at this domain (not at its subdomains).
 * - `state`: users in this state, such as `blocked`.
 */
export type ProtectionRule =
  | { readonly kind: 'user'; readonly userId: string; readonly username: string }
  | { readonly kind: 'username'; readonly pattern: string }
  | { readonly kind: 'email-domain'; readonly domain: string }
  | { readonly kind: 'state'; readonly state: UserState };

/** The rule that protects a user, or null. */
export type Protection = (
  user: Pick<SeatUser, 'id' | 'username' | 'publicEmail' | 'state'>,
) => ProtectionRule | null;

/** Prepares rules for many users: constant time for each user, plus one test for each glob. */
export function compileProtection(rules: readonly ProtectionRule[]): Protection {
  const users = new Map<string, ProtectionRule>();
  const domains = new Map<string, ProtectionRule>();
  const states = new Map<string, ProtectionRule>();
  const globs: { readonly matches: RegExp; readonly rule: ProtectionRule }[] = [];
  for (const rule of rules) {
    if (rule.kind === 'user') users.set(rule.userId, rule);
    else if (rule.kind === 'email-domain') domains.set(normalDomain(rule.domain), rule);
    else if (rule.kind === 'state') states.set(rule.state, rule);
    else globs.push({ matches: globToRegExp(rule.pattern), rule });
  }
  return (user) =>
    users.get(user.id) ??
    states.get(user.state) ??
    domains.get(domainOf(user.publicEmail)) ??
    globs.find((glob) => glob.matches.test(user.username))?.rule ??
    null;
}

function globToRegExp(pattern: string): RegExp {
  const source = pattern
    .trim()
    .replace(/^@/, '')
    // A run of stars means one star; left alone it would make the expression backtrack.
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'iu');
}

function normalDomain(domain: string): string {
  return domain.trim().replace(/^@/, '').toLowerCase();
}

function domainOf(email: string | null): string {
  return email === null ? '' : email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

import { toJson } from '../../lib/to-json';
import { emailOf, type SeatUser, type UserState } from '../seat-user';

/**
 * Whom bulk removals leave alone.
 * - `user`: one user. The username is kept for showing only.
 * - `username`: a glob; `*` stands for any characters, `?` for one. Case does not matter.
 * - `email-domain`: users whose e-mail, as far as it is known, is at this domain (not at its subdomains).
 * - `state`: users in this state, such as `blocked`.
 */
export type ProtectionRule =
  | { readonly kind: 'user'; readonly userId: string; readonly username: string }
  | { readonly kind: 'username'; readonly pattern: string }
  | { readonly kind: 'email-domain'; readonly domain: string }
  | { readonly kind: 'state'; readonly state: UserState };

/** Characters of a pattern, a domain, a state or a name; GitLab's own limit for usernames is 255. */
export const MOST_RULE_TEXT = 300;
/** Patterns of usernames in a list: each of them is tried on each user. */
export const MOST_PATTERNS = 1_000;
/** Rules in a list, which is more than GitLab's largest groups have members with seats. */
export const MOST_RULES = 200_000;

/** Whether a list is short enough to be kept. A longer one would slow down every page that uses it. */
export function isWithinLimits(rules: readonly ProtectionRule[]): boolean {
  const patterns = rules.filter(({ kind }) => kind === 'username').length;
  return rules.length <= MOST_RULES && patterns <= MOST_PATTERNS;
}

/** The rules with one that protects this user; as they are where the list is too long for one more. */
export function withUser(
  rules: readonly ProtectionRule[],
  { id, username }: Pick<SeatUser, 'id' | 'username'>,
): readonly ProtectionRule[] {
  const longer = [{ kind: 'user', userId: id, username } as const, ...withoutUser(rules, { id })];
  return isWithinLimits(longer) ? longer : rules;
}

/** The rules without the one that names this user. */
export function withoutUser(
  rules: readonly ProtectionRule[],
  { id }: Pick<SeatUser, 'id'>,
): readonly ProtectionRule[] {
  return rules.filter((rule) => rule.kind !== 'user' || rule.userId !== id);
}

/** The rule that protects a user, or null. */
export type IsProtected = (
  user: Pick<SeatUser, 'id' | 'username' | 'publicEmail' | 'privateEmail' | 'state'>,
) => ProtectionRule | null;

/** Prepares rules for many users: constant time for each user, plus one test for each glob. */
export function compileRules(rules: readonly ProtectionRule[]): IsProtected {
  const users = new Map<string, ProtectionRule>();
  const domains = new Map<string, ProtectionRule>();
  const states = new Map<string, ProtectionRule>();
  const globs: { readonly matches: (name: string) => boolean; readonly rule: ProtectionRule }[] =
    [];
  for (const rule of rules) {
    if (rule.kind === 'user') users.set(rule.userId, rule);
    else if (rule.kind === 'email-domain') domains.set(normalDomain(rule.domain), rule);
    else if (rule.kind === 'state') states.set(rule.state, rule);
    else globs.push({ matches: compileGlob(rule.pattern), rule });
  }
  return (user) =>
    users.get(user.id) ??
    states.get(user.state) ??
    domains.get(domainOf(emailOf(user))) ??
    globs.find((glob) => glob.matches(user.username))?.rule ??
    null;
}

/**
 * A test for a glob. Each part between stars is searched once, from where the part before it ended: the
 * first match is never worse than a later one. A regular expression would backtrack, which takes forever
 * for `*a*a*a*a*b`.
 */
function compileGlob(pattern: string): (name: string) => boolean {
  const [first = '', ...rest] = pattern.trim().replace(/^@/, '').toLowerCase().split('*');
  const last = rest.pop();
  const middle = rest.filter((part) => part !== '');
  return (name) => {
    const text = name.toLowerCase();
    if (!isAt(text, first, 0)) return false;
    if (last === undefined) return text.length === first.length;
    let from = first.length;
    for (const part of middle) {
      const at = findPart(text, part, from);
      if (at === -1) return false;
      from = at + part.length;
    }
    const tail = text.length - last.length;
    return tail >= from && isAt(text, last, tail);
  };
}

/** Where a part is, from an index on; -1 for nowhere. */
function findPart(text: string, part: string, from: number): number {
  if (!part.includes('?')) return text.indexOf(part, from);
  for (let at = from; at + part.length <= text.length; at += 1) {
    if (isAt(text, part, at)) return at;
  }
  return -1;
}

/** Whether a part is exactly here; a question mark stands for any character. */
function isAt(text: string, part: string, at: number): boolean {
  if (at + part.length > text.length) return false;
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== '?' && part[index] !== text[at + index]) return false;
  }
  return true;
}

function normalDomain(domain: string): string {
  return domain.trim().replace(/^@/, '').toLowerCase();
}

function domainOf(email: string | null): string {
  return email === null ? '' : email.slice(email.lastIndexOf('@') + 1).toLowerCase();
}

const FORMAT = 'duo-seats-protected';
const VERSION = 1;

/** Rules as a file to keep or to take to another browser. */
export function writeProtectedUsers(rules: readonly ProtectionRule[]): string {
  return toJson({ format: FORMAT, version: VERSION, rules });
}

/**
 * Rules from such a file; null when it is no such file, is too long, or holds a rule of an unknown kind. It
 * is read as a whole or not at all: a rule dropped silently would protect nobody.
 */
export function readProtectedUsers(text: string): readonly ProtectionRule[] | null {
  const file = parsed(text);
  if (!isRecord(file) || file['format'] !== FORMAT || file['version'] !== VERSION) return null;
  return readRules(file['rules']);
}

/** Rules from any value, such as a stored record; null when one of them is of an unknown kind. */
export function readRules(value: unknown): readonly ProtectionRule[] | null {
  if (!Array.isArray(value)) return null;
  const rules = value.map(readRule);
  return rules.every((rule) => rule !== null) && isWithinLimits(rules) ? rules : null;
}

function readRule(value: unknown): ProtectionRule | null {
  if (!isRecord(value)) return null;
  const { kind, userId, username, pattern, domain, state } = value;
  if (kind === 'user' && isFilled(userId) && isShort(username)) {
    return { kind, userId, username };
  }
  if (kind === 'username' && isFilled(pattern)) return { kind, pattern };
  if (kind === 'email-domain' && isFilled(domain)) return { kind, domain };
  if (kind === 'state' && isFilled(state)) return { kind, state };
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilled(value: unknown): value is string {
  return isShort(value) && value.trim() !== '';
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MOST_RULE_TEXT;
}

import { isWithinLimits, MOST_RULE_TEXT, type ProtectionRule } from './protected-users';

const FORMAT = 'duo-seats-protected';
const VERSION = 1;

/** Rules as a file to keep or to carry to another browser. */
export function writeProtectedUsers(rules: readonly ProtectionRule[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, rules }, null, 2)}\n`;
}

/**
 * Rules from such a file; null when it is none, is too long, or holds anything not understood. A list that protects
 * people is taken as a whole or not at all: a rule dropped silently would protect nobody.
 */
export function readProtectedUsers(text: string): readonly ProtectionRule[] | null {
  const file = parsed(text);
  if (!isRecord(file) || file['format'] !== FORMAT || file['version'] !== VERSION) return null;
  return readRules(file['rules']);
}

/** Rules from a value that may be anything, such as a stored record; null when one is not understood. */
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

import type { YieldToMain } from '../../lib/yield-to-main';

/* Users as one text: browsers store and read one long text many times faster than as many objects. */

const PREFIX = 'gid://gitlab/User/';

/** A user's ID as a number, which a map finds in a fraction of the time; a text where it is none of GitLab's. */
export type UserKey = number | string;

export function keyOf(id: string): UserKey {
  if (id.length <= PREFIX.length || !id.startsWith(PREFIX)) return `:${escape(id)}`;
  const rest = id.slice(PREFIX.length);
  const key = keyAt(rest, 0, rest.length);
  return typeof key === 'number' ? key : escape(rest);
}

export function idOf(key: UserKey): string {
  if (typeof key === 'number') return `${PREFIX}${key}`;
  return key.startsWith(':') ? unescape(key.slice(1)) : PREFIX + unescape(key);
}

/** A line for each user: the ID without what all of GitLab's begin with, and another text. */
export function packPairs(pairs: Iterable<readonly [key: UserKey, text: string]>): string {
  const lines: string[] = [];
  for (const [key, text] of pairs) lines.push(`${key} ${escape(text)}`);
  return lines.join('\n');
}

export function packKeys(keys: Iterable<UserKey>): string {
  return [...keys].join('\n');
}

/** Does something with each user of a packed text, and lets the page draw in between. */
export async function eachPair(
  packed: string,
  work: (key: UserKey, text: string) => unknown,
  yieldToMain: YieldToMain,
): Promise<void> {
  await eachLine(
    packed,
    (from, to) => {
      const space = packed.indexOf(' ', from);
      const end = space < 0 || space > to ? to : space;
      work(keyAt(packed, from, end), unescape(packed.slice(end + 1, Math.max(to, end + 1))));
    },
    yieldToMain,
  );
}

export async function eachKey(
  packed: string,
  work: (key: UserKey) => unknown,
  yieldToMain: YieldToMain,
): Promise<void> {
  await eachLine(packed, (from, to) => work(keyAt(packed, from, to)), yieldToMain);
}

/** How many users a packed text has. */
export function packedLines(packed: string): number {
  return packed === '' ? 0 : packed.split('\n').length;
}

/** Does something with each item, and lets the page draw in between. */
export async function inSteps<T>(
  items: Iterable<T>,
  work: (item: T) => unknown,
  yieldToMain: YieldToMain,
): Promise<void> {
  let count = 0;
  for (const item of items) {
    work(item);
    count += 1;
    if (count % STEP === 0) await yieldToMain();
  }
  if (count > 0) await yieldToMain();
}

/** Users between two looks at the clock. */
const STEP = 1_000;

async function eachLine(
  packed: string,
  work: (from: number, to: number) => unknown,
  yieldToMain: YieldToMain,
): Promise<void> {
  let count = 0;
  for (let from = 0; from < packed.length;) {
    const end = packed.indexOf('\n', from);
    const to = end < 0 ? packed.length : end;
    work(from, to);
    from = to + 1;
    count += 1;
    if (count % STEP === 0) await yieldToMain();
  }
  if (count > 0) await yieldToMain();
}

/** Digits of a number that is exact, and no more than that. */
const MOST_DIGITS = 15;
const ZERO = 48;

function keyAt(text: string, from: number, to: number): UserKey {
  const isLong = to - from > MOST_DIGITS || to === from;
  if (isLong || text.charCodeAt(from) === ZERO) return text.slice(from, to);
  let key = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return text.slice(from, to);
    key = key * 10 + digit;
  }
  return key;
}

/** GitLab's IDs and usernames have none of these; whatever else comes is kept as it is. */
const ODD = /[%:\s]/;

function escape(text: string): string {
  if (!ODD.test(text)) return text;
  return text.replace(/[%:\s]/g, (odd) => `%${odd.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function unescape(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/%([0-9a-f]{4})/g, (_odd, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

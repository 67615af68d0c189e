/**
 * A word that names a user.
 * - `gid`: a global ID, in GitLab's own spelling.
 * - `number`: digits outside of a known column: a user's ID, or a username of digits.
 * - `id`: digits from a column of IDs.
 */
export type Identifier = {
  readonly kind: 'gid' | 'id' | 'number' | 'username' | 'email';
  readonly value: string;
};

const GID = /^gid:\/\/gitlab\/user\/(\d+)$/i;
const NUMBER = /^[1-9]\d*$/;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+$/;
const NAMED_EMAIL = /<([^\s@<>"]+@[^\s@<>"]+)>$/;
/** @see https://docs.gitlab.com/user/reserved_names/ */
const USERNAME = /^[a-z0-9_][a-z0-9_.-]{0,254}$/i;

/** What a word is by its form, or null when it can name nobody. Takes `@ann` and `Ann <ann@example.com>`. */
export function readIdentifier(word: string): Identifier | null {
  const text = word.trim();
  const gid = GID.exec(text)?.[1];
  if (gid !== undefined) return { kind: 'gid', value: `gid://gitlab/User/${gid}` };
  if (NUMBER.test(text)) return { kind: 'number', value: text };
  if (text.startsWith('@')) return readUsername(text);
  const email = EMAIL.test(text) ? text : NAMED_EMAIL.exec(text)?.[1];
  if (email !== undefined) return { kind: 'email', value: email };
  return readUsername(text);
}

/** A word from a column of usernames: digits are a username there. */
export function readUsername(word: string): Identifier | null {
  const value = word.trim().replace(/^@/, '');
  return USERNAME.test(value) ? { kind: 'username', value } : null;
}

/** A word from a column of IDs, global or not. */
export function readId(word: string): Identifier | null {
  const found = readIdentifier(word);
  if (found?.kind === 'number') return { kind: 'id', value: found.value };
  return found?.kind === 'gid' ? found : null;
}

/** Whether it cannot be an ordinary word or a part of a name: `@ann`, an e-mail, an ID. */
export function isUnmistakable(word: string): boolean {
  return word.trim().startsWith('@') || readIdentifier(word)?.kind !== 'username';
}

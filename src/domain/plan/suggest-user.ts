import { distance } from 'fastest-levenshtein';
import { fold } from '../roster/view/search-index';
import type { SeatUser } from '../seat-user';
import type { ImportedRow } from './read-user-list';

/** Names of one length, in parallel arrays. */
type NamesOfLength = {
  readonly names: string[];
  /** Which letters and digits occur in each name, a bit each. */
  readonly letters: number[];
  readonly users: SeatUser[];
};

type Names = Map<number, NamesOfLength>;

/** The names of the known users, ready to be searched for those like a misspelled one. */
export type NameIndex = {
  /** As letters and digits alone. */
  readonly usernames: Names;
  /** As letters and digits alone; of who is called otherwise than their username. */
  readonly fullNames: Names;
  /** Emails, public or given by GitLab. */
  readonly emails: Names;
};

const USERS_PER_STEP = 2_000;

/** Builds the index in steps, between which the page can respond. */
export function* indexNames(users: readonly SeatUser[]): Generator<void, NameIndex> {
  const index: NameIndex = { usernames: new Map(), fullNames: new Map(), emails: new Map() };
  for (const [at, user] of users.entries()) {
    const username = lettersAndDigits(user.username);
    const name = lettersAndDigits(user.name);
    add(index.usernames, username, user);
    if (name !== username) add(index.fullNames, name, user);
    for (const email of [user.publicEmail, user.privateEmail?.address]) {
      if (email) add(index.emails, fold(email), user);
    }
    if (at % USERS_PER_STEP === 0) yield;
  }
  return index;
}

function add(names: Names, name: string, user: SeatUser): void {
  if (name === '') return;
  const sameLength = names.get(name.length) ?? { names: [], letters: [], users: [] };
  names.set(name.length, sameLength);
  sameLength.names.push(name);
  sameLength.letters.push(lettersIn(name));
  sameLength.users.push(user);
}

/**
 * The one user whose name is closest to what a row says, or null: where nobody is close enough for a slip of
 * the keys, where two users are equally close, and for IDs, in which another digit is another user. Of what is
 * written as a username, a username is closer than a full name, which many may have, and of two that differ by a
 * dot or a dash alone the one that is written so.
 */
export function suggestUser(row: ImportedRow, index: NameIndex): SeatUser | null {
  const { usernames, fullNames, emails } = index;
  const nearest = new Nearest();
  const searchUsername = (written: string) => {
    const wanted = lettersAndDigits(written);
    nearest.search(usernames, wanted, { written });
    nearest.search(fullNames, wanted, { isSecond: true });
  };
  for (const { kind, value } of row.identifiers) {
    if (kind === 'username') searchUsername(value);
    if (kind === 'email') {
      const email = fold(value);
      const local = email.slice(0, email.lastIndexOf('@'));
      nearest.search(emails, email, { slips: slipsIn(lettersAndDigits(local)) });
      // Most emails are private, and most begin with the name.
      searchUsername(local);
    }
  }
  if (row.identifiers.length === 0) {
    const wanted = lettersAndDigits(row.text);
    for (const names of [usernames, fullNames]) nearest.search(names, wanted);
  }
  return nearest.user;
}

type Search = {
  /** How many letters may be wrong, left out or too many. */
  readonly slips?: number;
  /** A username as it is written, which decides between those that are as near. */
  readonly written?: string;
  /** These names come behind the others that are as near. */
  readonly isSecond?: boolean;
};

class Nearest {
  /** Null also where several are equally near. */
  user: SeatUser | null = null;
  /** Twice the letters, and one more for a name that comes behind. */
  #far = Infinity;
  /** Letters, dots and dashes that are not as written. */
  #unlike = 0;

  search(names: Names, wanted: string, options: Search = {}): void {
    if (wanted === '') return;
    const { slips = slipsIn(wanted), written, isSecond } = options;
    const spelling = written === undefined ? null : fold(written);
    const letters = lettersIn(wanted);
    const digits = digitsOf(wanted);
    for (let length = wanted.length - slips; length <= wanted.length + slips; length += 1) {
      const sameLength = names.get(length);
      if (sameLength === undefined) continue;
      for (let at = 0; at < sameLength.names.length; at += 1) {
        // A wrong letter takes away one kind of letter and adds another one, at most.
        if (bitsIn((sameLength.letters[at] ?? 0) ^ letters) > 2 * slips) continue;
        const name = sameLength.names[at];
        const user = sameLength.users[at];
        if (name === undefined || user === undefined || digitsOf(name) !== digits) continue;
        // The first letter of a short name is rarely the wrong one.
        if (wanted.length < LONG && !name.startsWith(wanted.charAt(0))) continue;
        const apart = distance(name, wanted);
        if (apart > slips) continue;
        const far = 2 * apart + (isSecond ? 1 : 0);
        if (far > this.#far) continue;
        this.#take(user, far, spelling === null ? 0 : distance(fold(user.username), spelling));
      }
    }
  }

  #take(user: SeatUser, far: number, unlike: number): void {
    if (far === this.#far && (unlike > this.#unlike || user === this.user)) return;
    this.user = far < this.#far || unlike < this.#unlike ? user : null;
    this.#far = far;
    this.#unlike = unlike;
  }
}

/** From so many letters on, two of them can be wrong. */
const LONG = 8;
/** From so many letters on, one of them can be wrong; of a shorter name every letter counts. */
const MIDDLING = 5;

function slipsIn(name: string): number {
  if (name.length >= LONG) return 2;
  return name.length >= MIDDLING ? 1 : 0;
}

function lettersAndDigits(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** `user12` and `user21` are two users, not one with a slip. */
function digitsOf(name: string): string {
  return name.replace(/\D/g, '');
}

const BITS = 30;

/** The characters of a name as a set of bits; rare ones share a bit. */
function lettersIn(name: string): number {
  let bits = 0;
  for (let at = 0; at < name.length; at += 1) bits |= 1 << (name.charCodeAt(at) % BITS);
  return bits;
}

/** @see https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function bitsIn(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

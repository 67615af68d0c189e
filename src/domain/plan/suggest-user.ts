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
  /** Usernames and full names, as letters and digits alone. */
  readonly names: Names;
  /** Emails, public or given by GitLab. */
  readonly emails: Names;
};

const USERS_PER_STEP = 2_000;

/** Builds the index in steps, between which the page can respond. */
export function* indexNames(users: readonly SeatUser[]): Generator<void, NameIndex> {
  const index: NameIndex = { names: new Map(), emails: new Map() };
  for (const [at, user] of users.entries()) {
    const username = lettersAndDigits(user.username);
    const name = lettersAndDigits(user.name);
    add(index.names, username, user);
    if (name !== username) add(index.names, name, user);
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
 * the keys, where two users are equally close, and for IDs, in which another digit is another user.
 */
export function suggestUser(row: ImportedRow, { names, emails }: NameIndex): SeatUser | null {
  const nearest = new Nearest();
  for (const { kind, value } of row.identifiers) {
    if (kind === 'username') nearest.search(names, lettersAndDigits(value));
    if (kind === 'email') {
      const email = fold(value);
      const local = lettersAndDigits(email.slice(0, email.lastIndexOf('@')));
      nearest.search(emails, email, slipsIn(local));
      // Most emails are private, and most begin with the name.
      nearest.search(names, local);
    }
  }
  if (row.identifiers.length === 0) nearest.search(names, lettersAndDigits(row.text));
  return nearest.user;
}

class Nearest {
  /** Null also where several are equally near. */
  user: SeatUser | null = null;
  #distance = Infinity;

  /** `slips`: how many letters may be wrong, left out or too many. */
  search(names: Names, wanted: string, slips = slipsIn(wanted)): void {
    if (wanted === '') return;
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
        if (apart <= slips) this.#take(user, apart);
      }
    }
  }

  #take(user: SeatUser, apart: number): void {
    if (apart > this.#distance || (apart === this.#distance && user === this.user)) return;
    this.user = apart < this.#distance ? user : null;
    this.#distance = apart;
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

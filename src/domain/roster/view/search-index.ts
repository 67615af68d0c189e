import type { SeatUser } from '../../seat-user';

/** Marks that do not make another letter: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. */
const ACCENTS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/** Letters that Unicode does not decompose, but that are often typed without their stroke or ligature. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

// Printable ASCII needs nothing but lower case, and is most of the text there is.
const NOT_ASCII = /[^\n\u0020-\u007e]/;

/**
 * A text as it is compared in searches: without case, accents and compatibility forms, so that
 * `Łukasz`, `LUKASZ` and full-width `Ｌｕｋａｓｚ` are the same. Idempotent.
 * @see https://unicode.org/reports/tr15/
 */
export function fold(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}

/** The folded text of every user of a roster, in a parallel array that follows the roster's changes. */
export type SearchIndex = {
  /** Folds up to `limit` more users; true when all are done. */
  advance(users: readonly SeatUser[], limit: number): boolean;
  /** The texts of all users, index by index; folds what is missing. */
  readonly texts: (users: readonly SeatUser[]) => readonly string[];
};

/** The at-sign makes `@ada` findable, the line ends keep one field from running into the next. */
function textOf(user: SeatUser): string {
  const { name, username, publicEmail, privateEmail } = user;
  // Both addresses: people search for the one they know.
  const emails = privateEmail ? `${publicEmail ?? ''}\n${privateEmail.address}` : publicEmail;
  return fold(`${name}\n@${username}\n${emails ?? ''}`);
}

function sameText(a: SeatUser | undefined, b: SeatUser): boolean {
  if (a === undefined) return false;
  return (
    a.name === b.name &&
    a.username === b.username &&
    a.publicEmail === b.publicEmail &&
    a.privateEmail?.address === b.privateEmail?.address
  );
}

/** About 60 bytes a user. Users that did not change keep their text from one roster to the next. */
export function createSearchIndex(): SearchIndex {
  let source: readonly SeatUser[] = [];
  let known: (SeatUser | undefined)[] = [];
  let folded: string[] = [];
  let done = 0;

  function advance(users: readonly SeatUser[], limit: number): boolean {
    if (users !== source) {
      source = users;
      done = 0;
      if (folded.length > users.length) {
        folded = folded.slice(0, users.length);
        known = known.slice(0, users.length);
      }
    }
    let left = limit;
    while (done < users.length && left > 0) {
      const user = users[done];
      if (user === undefined) break;
      if (known[done] !== user) {
        if (!sameText(known[done], user)) {
          folded[done] = textOf(user);
          left -= 1;
        }
        known[done] = user;
      }
      done += 1;
    }
    return done >= users.length;
  }

  return {
    advance,
    texts: (users) => {
      advance(users, Infinity);
      return folded;
    },
  };
}

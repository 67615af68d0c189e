import type { SeatUser } from '../../seat-user';
import { fold } from './fold';

/** The folded text of every user of a roster, in a parallel array that follows the roster's changes. */
export type SearchIndex = {
  /** Folds up to `limit` more users; true when all are done. */
  advance(users: readonly SeatUser[], limit: number): boolean;
  /** The texts of all users, index by index; folds what is missing. */
  readonly texts: (users: readonly SeatUser[]) => readonly string[];
};

/** The at-sign lets people look for `@ada`, the line ends keep one field from running into the next. */
function textOf(user: SeatUser): string {
  return fold(`${user.name}\n@${user.username}\n${user.publicEmail ?? ''}`);
}

function sameText(a: SeatUser | undefined, b: SeatUser): boolean {
  if (a === undefined) return false;
  return a.name === b.name && a.username === b.username && a.publicEmail === b.publicEmail;
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

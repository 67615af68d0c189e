import type { SeatUser } from '../../seat-user';
import { createTextRanks } from './text-ranks';

/** The places of one text of every user (such as the name), following a roster's changes. */
export type TextColumn = {
  /** A piece of the work, about a millisecond; true when there is none left. */
  advance(users: readonly SeatUser[]): boolean;
  /** By index in `users`: the place of the text, -1 where there is none. */
  ranks(users: readonly SeatUser[]): Int32Array;
};

/** Users looked at in one piece of the work. */
const STEP = 2_000;
const NO_TEXT = -1;

/** @param pick the text, or null where the user has none. */
export function createTextColumn(
  collator: Pick<Intl.Collator, 'compare'>,
  pick: (user: SeatUser) => string | null,
): TextColumn {
  const texts = createTextRanks(collator);
  let source: readonly SeatUser[] = [];
  /** By index: the user seen there last, and the number of their text. */
  const known: SeatUser[] = [];
  const numbers: number[] = [];
  let done = 0;

  function follow(users: readonly SeatUser[], limit: number): void {
    if (users !== source) {
      source = users;
      done = 0;
      known.length = Math.min(known.length, users.length);
    }
    const until = Math.min(users.length, done + limit);
    for (; done < until; done += 1) {
      const user = users[done];
      if (user === undefined || known[done] === user) continue;
      known[done] = user;
      const text = pick(user);
      numbers[done] = text === null ? NO_TEXT : texts.add(text);
    }
  }

  return {
    advance(users) {
      if (users !== source || done < users.length) {
        follow(users, STEP);
        return false;
      }
      return texts.advance();
    },
    ranks(users) {
      follow(users, users.length);
      const ranked = texts.ranks();
      const ranks = new Int32Array(users.length);
      for (let index = 0; index < ranks.length; index += 1) {
        const number = numbers[index] ?? NO_TEXT;
        ranks[index] = number === NO_TEXT ? NO_TEXT : (ranked[number] ?? 0);
      }
      return ranks;
    },
  };
}

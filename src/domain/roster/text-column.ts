import type { SeatUser } from '../seat-user';
import { createTextRanks } from './text-ranks';

/** The places of one text of every user (such as the name), following a roster's changes. */
export type TextColumn = {
  /** Ranks up to `limit` more users; true when all are done. */
  advance(users: readonly SeatUser[], limit: number): boolean;
  /** By index in `users`: the place of the text, -1 where there is none. */
  places(users: readonly SeatUser[]): Int32Array;
};

/** @param pick the text, or null where the user has none. */
export function createTextColumn(
  collator: Pick<Intl.Collator, 'compare'>,
  pick: (user: SeatUser) => string | null,
): TextColumn {
  const ranks = createTextRanks(collator);
  let source: readonly SeatUser[] = [];
  let known: SeatUser[] = [];
  let classes: number[] = [];
  let done = 0;

  function advance(users: readonly SeatUser[], limit: number): boolean {
    if (users !== source) {
      source = users;
      done = 0;
      if (classes.length > users.length) {
        classes = classes.slice(0, users.length);
        known = known.slice(0, users.length);
      }
    }
    // Everything up to the next `limit` users that changed is ranked in one go.
    const changed: number[] = [];
    for (; done < users.length && changed.length < limit; done += 1) {
      const user = users[done];
      if (user === undefined || known[done] === user) continue;
      known[done] = user;
      changed.push(done);
    }
    const texts: string[] = [];
    for (const index of changed) {
      const user = users[index];
      const text = user === undefined ? null : pick(user);
      if (text !== null) texts.push(text);
    }
    ranks.add(texts);
    for (const index of changed) {
      const user = users[index];
      const text = user === undefined ? null : pick(user);
      classes[index] = text === null ? -1 : ranks.classOf(text);
    }
    return done >= users.length;
  }

  return {
    advance,
    places(users) {
      advance(users, Infinity);
      const ranked = ranks.ranks();
      const places = new Int32Array(users.length);
      for (let index = 0; index < places.length; index += 1) {
        const classNumber = classes[index] ?? -1;
        places[index] = classNumber === -1 ? -1 : (ranked[classNumber] ?? -1);
      }
      return places;
    },
  };
}

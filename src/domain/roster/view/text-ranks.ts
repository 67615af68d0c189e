import type { SeatUser } from '../../seat-user';

/** New texts that are sorted in one piece while there is time: a millisecond or so. */
const CHUNK = 512;

/**
 * The ranks of texts in the order of a language, so that sorting compares whole numbers instead of
 * asking the collator about every pair again. Texts that the collator calls equal share a rank.
 * The work is a merge sort that can stop after every small piece, and goes on from there.
 */
export type TextRanks = {
  /** The number of a text, which never changes; a new text gets its rank with the next work. */
  add(text: string): number;
  /** A piece of the work, about a millisecond; true when there is none left. */
  advance(): boolean;
  /** The rank of each text, by its number; does all the work that is left. */
  ranks(): Int32Array;
};

export function createTextRanks(collator: Pick<Intl.Collator, 'compare'>): TextRanks {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  /** By number: the number of the equal text that stands for this one; mostly itself. */
  const heads: number[] = [];
  /** Texts up to this number have been taken into a run. */
  let taken = 0;
  /** Numbers in order, without equals: long runs first. */
  const runs: number[][] = [];
  let chunk = CHUNK;
  let work: Iterator<undefined> | null = null;
  let found: Int32Array | null = null;

  function compare(a: number, b: number): number {
    return collator.compare(texts[a] ?? '', texts[b] ?? '');
  }

  function headOf(number: number): number {
    let head = number;
    for (let next = heads[head] ?? head; next !== head; next = heads[head] ?? head) head = next;
    return head;
  }

  function takeChunk(): number[] {
    const until = Math.min(texts.length, taken + chunk);
    const sorted = Array.from({ length: until - taken }, (_, index) => taken + index).sort(compare);
    taken = until;
    const run: number[] = [];
    for (const number of sorted) {
      const last = run.at(-1);
      if (last !== undefined && compare(last, number) === 0) heads[number] = last;
      else run.push(number);
    }
    return run;
  }

  /** The first position from `from` on whose text is not before that of `number`; near ones are found fastest. */
  function seek(run: readonly number[], number: number, from: number): number {
    const isBefore = (position: number): boolean => compare(run[position] ?? 0, number) < 0;
    let step = 1;
    let low = from;
    let high = from;
    while (high < run.length && isBefore(high)) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    high = Math.min(high, run.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function* merge(
    long: readonly number[],
    short: readonly number[],
  ): Generator<undefined, number[]> {
    const merged: number[] = [];
    let next = 0;
    for (const [index, number] of short.entries()) {
      const position = seek(long, number, next);
      for (; next < position; next += 1) merged.push(long[next] ?? 0);
      const there = long[position];
      if (there !== undefined && compare(there, number) === 0) heads[number] = there;
      else merged.push(number);
      if (index % CHUNK === CHUNK - 1) yield;
    }
    for (; next < long.length; next += 1) merged.push(long[next] ?? 0);
    return merged;
  }

  function* mergeLast(): Generator<undefined, void> {
    const short = runs.pop() ?? [];
    const long = runs.pop() ?? [];
    runs.push(yield* merge(long, short));
  }

  function* putInOrder(): Generator<undefined, void> {
    while (taken < texts.length) {
      runs.push(takeChunk());
      yield;
      // Runs of like length are merged with each other, so that no text is merged often.
      while (runs.length > 1 && (runs.at(-2)?.length ?? 0) < 2 * (runs.at(-1)?.length ?? 0)) {
        yield* mergeLast();
      }
    }
    while (runs.length > 1) yield* mergeLast();
  }

  function advance(): boolean {
    if (work === null && taken === texts.length) return true;
    work ??= putInOrder();
    if (work.next().done !== true) return false;
    work = null;
    found = null;
    // Texts may have come while the last runs were being merged.
    return taken === texts.length;
  }

  return {
    add(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = texts.length;
      numbers.set(text, number);
      texts.push(text);
      heads.push(number);
      return number;
    },
    advance,
    ranks() {
      // Now that all of it is wanted, larger pieces cost less.
      chunk = Infinity;
      while (!advance());
      chunk = CHUNK;
      if (found === null) {
        found = new Int32Array(texts.length);
        for (const [rank, number] of (runs[0] ?? []).entries()) found[number] = rank;
        for (let number = 0; number < found.length; number += 1) {
          found[number] = found[headOf(number)] ?? 0;
        }
      }
      return found;
    },
  };
}

/** The ranks of one text of every user (such as the name), following a roster's changes. */
export type TextColumn = {
  /** A piece of the work, about a millisecond; true when there is none left. */
  advance(users: readonly SeatUser[]): boolean;
  /** By index in `users`: the rank of the text, -1 where there is none. */
  ranks(users: readonly SeatUser[]): Int32Array;
};

/** Users in one piece of the work. */
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

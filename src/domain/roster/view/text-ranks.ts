/** New texts that are sorted in one piece while there is time: a millisecond or so. */
const CHUNK = 512;

/**
 * The places of texts in the order of a language, so that sorting compares whole numbers instead of
 * asking the collator about every pair again. Texts that the collator calls equal share a place.
 * The work is a merge sort that can stop after every small piece, and goes on from there.
 */
export type TextRanks = {
  /** The number of a text, which never changes; a text that is new is put in order later. */
  add(text: string): number;
  /** A piece of the work, about a millisecond; true when there is none left. */
  advance(): boolean;
  /** The place of each text, by its number; does all the work that is left. */
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

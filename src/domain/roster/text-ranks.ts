/**
 * The places of texts in the order of a language, so that sorting compares whole numbers instead of
 * asking the collator about every pair again. Texts that the collator calls equal share a place.
 * Grows text by text: what is ranked once is never compared among itself again.
 */
export type TextRanks = {
  /** Makes room for texts that are new; costs the collator's time for those only. */
  add(texts: Iterable<string>): void;
  /** A number for a text that never changes, -1 for one that was never added. */
  classOf(text: string): number;
  /** The place of each class, by class number. Another array after texts were added. */
  ranks(): Int32Array;
};

export function createTextRanks(collator: Pick<Intl.Collator, 'compare'>): TextRanks {
  /** Text to class; class to one text that stands for it; classes in order. */
  const classes = new Map<string, number>();
  const heads: string[] = [];
  let ordered: number[] = [];
  let places: Int32Array | null = null;

  const head = (classNumber: number | undefined): string =>
    classNumber === undefined ? '' : (heads[classNumber] ?? '');

  /** The first position from `from` on whose text is not before `text`. */
  function lowerBound(text: string, from: number): number {
    let low = from;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (collator.compare(head(ordered[middle]), text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function add(texts: Iterable<string>): void {
    const fresh = new Set<string>();
    for (const text of texts) if (!classes.has(text)) fresh.add(text);
    if (fresh.size === 0) return;

    const merged: number[] = [];
    let taken = 0;
    let last: string | null = null;
    for (const text of [...fresh].sort((a, b) => collator.compare(a, b))) {
      // Equal to the new text before it: that one has made the class already.
      if (last !== null && collator.compare(last, text) === 0) {
        classes.set(text, classes.get(last) ?? -1);
        continue;
      }
      last = text;
      const position = lowerBound(text, taken);
      for (; taken < position; taken += 1) merged.push(ordered[taken] ?? -1);
      const there = ordered[position];
      if (there !== undefined && collator.compare(head(there), text) === 0) {
        classes.set(text, there);
      } else {
        classes.set(text, heads.length);
        merged.push(heads.length);
        heads.push(text);
      }
    }
    for (; taken < ordered.length; taken += 1) merged.push(ordered[taken] ?? -1);
    ordered = merged;
    places = null;
  }

  return {
    add,
    classOf: (text) => classes.get(text) ?? -1,
    ranks() {
      if (places === null) {
        places = new Int32Array(heads.length);
        let place = 0;
        for (const classNumber of ordered) {
          places[classNumber] = place;
          place += 1;
        }
      }
      return places;
    },
  };
}

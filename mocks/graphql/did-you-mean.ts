/**
 * Ruby's `DidYouMean::SpellChecker`, which graphql-ruby asks for suggestions.
 *
 * @see https://github.com/ruby/did_you_mean/blob/master/lib/did_you_mean/spell_checker.rb
 */

/** How alike two texts are, 0 to 1. */
function jaro(left: string, right: string): number {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const reach = Math.max(0, Math.floor(long.length / 2) - 1);
  const taken = new Set<number>();
  const matched: string[] = [];
  for (const [index, letter] of Array.from(short).entries()) {
    const end = Math.min(index + reach, long.length - 1);
    for (let place = Math.max(0, index - reach); place <= end; place += 1) {
      if (taken.has(place) || long[place] !== letter) continue;
      taken.add(place);
      matched.push(letter);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const others = [...taken].sort((a, b) => a - b).map((place) => long[place]);
  const moved = Math.floor(matched.filter((letter, index) => letter !== others[index]).length / 2);
  const count = matched.length;
  return (count / left.length + count / right.length + (count - moved) / count) / 3;
}

/** Jaro's measure, with a bonus for the same beginning of up to four letters. */
function jaroWinkler(left: string, right: string): number {
  const distance = jaro(left, right);
  if (distance <= 0.7) return distance;
  let same = 0;
  while (same < 4 && same < left.length && left[same] === right[same]) same += 1;
  return distance + same * 0.1 * (1 - distance);
}

/** How many letters must be put in, left out or replaced. */
function levenshtein(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1];
    for (const [place, other] of Array.from(right).entries()) {
      const replaced = (row[place] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min((row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The known names that the unknown one may stand for, the likeliest first. */
export function corrections(name: string, known: readonly string[]): readonly string[] {
  const input = name.toLowerCase();
  const alike = input.length > 3 ? 0.834 : 0.77;
  const near = known
    .filter((word) => word !== name && jaroWinkler(word.toLowerCase(), input) >= alike)
    .sort((a, b) => jaroWinkler(b, input) - jaroWinkler(a, input));
  const typos = Math.ceil(input.length * 0.25);
  const mistyped = near.filter((word) => levenshtein(word.toLowerCase(), input) <= typos);
  if (mistyped.length > 0) return mistyped;
  const shorter = (word: string): number => Math.min(word.length, input.length);
  return near.filter((word) => levenshtein(word.toLowerCase(), input) < shorter(word)).slice(0, 1);
}

/** What graphql-ruby appends to an error about an unknown name; empty when it knows nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const quoted = corrections(name, known).map((word) => `\`${word}\``);
  const last = quoted.pop();
  if (last === undefined) return '';
  const list = quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
  return ` (Did you mean ${list}?)`;
}

import type { Random } from '../world/random';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** IDs in the form that GitLab's have: 26 characters, rising with time. */
export function createRequestIds(random: Random): () => string {
  let counter = 0;
  return () => {
    counter += 1;
    const places = Array.from({ length: 10 }, (_, place) =>
      Math.floor(counter / 32 ** (9 - place)),
    );
    const rising = places.map((value) => DIGITS[value % 32] ?? '0').join('');
    const tail = Array.from({ length: 14 }, () => DIGITS[random.below(32)] ?? '0').join('');
    return `01${rising}${tail}`;
  };
}

import type { ActivityDay, SeatUser } from '../../seat-user';
import type { SortRule } from './list-state';

/** A whole number for each user. */
export type Values = readonly number[] | Int32Array | Uint32Array;

/** Values that are not there. They come last in both directions, in this order. */
export const NONE_RECORDED = -1;
export const UNKNOWN = -2;

/** Where the digits of `YYYY-MM-DD` are. */
const DIGITS_OF_DAY = [0, 1, 2, 3, 5, 6, 8, 9];

/** A day as a number that grows with the calendar; what is no day is unknown. */
export function dayValue(day: ActivityDay): number {
  if (day === null) return NONE_RECORDED;
  if (day === undefined) return UNKNOWN;
  let value = 0;
  for (const position of DIGITS_OF_DAY) {
    const digit = day.charCodeAt(position) - 48;
    if (!(digit >= 0 && digit <= 9)) return UNKNOWN;
    value = value * 10 + digit;
  }
  return value;
}

/** A time in whole seconds, with room for times before 1970 at zero. */
export function timeValue(time: string | null | undefined): number {
  if (time === null) return NONE_RECORDED;
  if (time === undefined) return UNKNOWN;
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? UNKNOWN : Math.max(0, Math.floor(ms / 1000));
}

/** The number at the end of an id such as `gid://gitlab/User/42`; NaN where there is none. */
export function idNumber(id: string): number {
  let value = 0;
  let scale = 1;
  let index = id.length - 1;
  for (; index >= 0; index -= 1) {
    const digit = id.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) break;
    value += digit * scale;
    scale *= 10;
  }
  return index === id.length - 1 ? NaN : value;
}

/** Orders ids by their numbers, ids without one last, by their text. */
function compareIds(a: string, b: string): number {
  const [x, y] = [idNumber(a), idNumber(b)];
  if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) {
    if (Number.isNaN(x)) return 1;
    if (Number.isNaN(y)) return -1;
    return x - y;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Keys for the order of IDs: their numbers where they fit into 32 bits, their ranks otherwise. */
export function idKeys(users: readonly SeatUser[]): Uint32Array {
  const keys = new Uint32Array(users.length);
  for (let index = 0; index < keys.length; index += 1) {
    const value = idNumber(users[index]?.id ?? '');
    if (!(value <= 0xffff_ffff)) return idRanks(users);
    keys[index] = value;
  }
  return keys;
}

function idRanks(users: readonly SeatUser[]): Uint32Array {
  const keys = new Uint32Array(users.length);
  users
    .map((user, index) => ({ id: user.id, index }))
    .sort((a, b) => compareIds(a.id, b.id))
    .forEach(({ index }, rank) => {
      keys[index] = rank;
    });
  return keys;
}

/**
 * Keys for `radixSort` from values: descending turns the known ones round, the missing ones stay last.
 * @param values whole numbers up to 2^32 - 3, or NONE_RECORDED, or UNKNOWN.
 */
export function directedKeys(values: Values, direction: SortRule['direction']): Uint32Array {
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  const keys = new Uint32Array(values.length);
  for (let index = 0; index < keys.length; index += 1) {
    const value = values[index] ?? UNKNOWN;
    if (value === NONE_RECORDED) keys[index] = highest + 1;
    else if (value === UNKNOWN) keys[index] = highest + 2;
    else keys[index] = direction === 'asc' ? value : highest - value;
  }
  return keys;
}

const BITS = 11;
const BUCKETS = 1 << BITS;

/**
 * Orders `order` (indexes into `keys`) by their key, ascending. Stable, and linear in the number of
 * rows: 100,000 rows take a millisecond or two, where a comparing sort takes fifty.
 * @param keys whole numbers from 0 to 2^32 - 1.
 * @returns another array; `order` is left as it is.
 */
export function radixSort(order: Uint32Array, keys: Uint32Array): Uint32Array {
  let highest = 0;
  for (const key of keys) if (key > highest) highest = key;

  let from: Uint32Array = order;
  let to: Uint32Array = new Uint32Array(order.length);
  const starts = new Uint32Array(BUCKETS);
  for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += BITS) {
    starts.fill(0);
    for (const row of from) {
      const digit = ((keys[row] ?? 0) >>> shift) & (BUCKETS - 1);
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    let start = 0;
    for (let digit = 0; digit < BUCKETS; digit += 1) {
      const size = starts[digit] ?? 0;
      starts[digit] = start;
      start += size;
    }
    for (const row of from) {
      const digit = ((keys[row] ?? 0) >>> shift) & (BUCKETS - 1);
      const position = starts[digit] ?? 0;
      to[position] = row;
      starts[digit] = position + 1;
    }
    const spare = from === order ? new Uint32Array(order.length) : from;
    from = to;
    to = spare;
  }
  return from === order ? order.slice() : from;
}

import * as v from 'valibot';
import { GatewayError } from '../../domain/gateway-error';
import { byPreference, hasSeats, type Purchase, type SeatPurchase } from '../../domain/purchase';
import type { SeatUser } from '../../domain/seat-user';
import { isDay } from '../../lib/days';
import { plainText } from '../../lib/safe-text';

/*
 * Answers are checked before they are used: a proxy, a newer GitLab or an attacker may send another shape,
 * and none of it may reach a roster or a run.
 */

/** GitLab's own limit for names, user names and e-mail addresses is 255 characters. */
const MOST_TEXT = 300;
const MOST_ADDRESS = 2_000;

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_TEXT));
const text = v.pipe(
  v.string(),
  v.transform((value) => plainText(value, MOST_TEXT)),
);
const quantity = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A day, or the day of a time. */
const day = v.pipe(
  v.string(),
  v.transform((value) => (value.charAt(10) === 'T' ? value.slice(0, 10) : value)),
  v.check(isDay),
);
const time = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((value) => !Number.isNaN(Date.parse(value))),
);
/** Anything but a web address is none: it would not be shown as a link or an image anyway. */
const webAddress = v.pipe(
  v.string(),
  v.transform((value) =>
    /^https?:\/\//i.test(value) && value.length <= MOST_ADDRESS ? value : null,
  ),
);

const AddOnAnswer = v.object({ name: v.pipe(text, v.minLength(1)) });

const PurchaseAnswer = v.object({
  id,
  ...AddOnAnswer.entries,
  purchasedQuantity: quantity,
  assignedQuantity: quantity,
});

const UserAnswer = v.object({
  id,
  // Identifies the user on screen, also where the name is blank.
  username: v.pipe(text, v.regex(/\S/)),
  name: text,
  publicEmail: v.nullish(text),
  avatarUrl: v.nullish(webAddress),
  webUrl: v.nullish(webAddress),
  state: text,
  lastActivityOn: v.nullish(day),
  lastDuoActivityOn: v.nullish(day),
  lastLoginAt: v.nullish(time),
});

const PageAnswer = v.object({
  pageInfo: v.object({ endCursor: v.nullish(v.string(), null), hasNextPage: v.boolean() }),
  count: v.nullish(quantity, null),
});

const CurrentUserAnswer = v.object({
  id,
  username: text,
  name: text,
  avatarUrl: v.nullish(webAddress, null),
  admin: v.nullish(v.boolean(), null),
});

const GroupAnswer = v.object({
  id: v.nullish(id),
  name: v.nullish(text),
  // Becomes a part of addresses, so nothing may hide in it.
  fullPath: v.pipe(
    v.string(),
    v.check((value) => /^\S+$/.test(value) && plainText(value, MOST_ADDRESS) === value),
  ),
  avatarUrl: v.nullish(webAddress, null),
});

/** Rejects with kind `schema` when the value is no purchase. */
export function readPurchaseAnswer(value: unknown): Purchase {
  return read(PurchaseAnswer, value, 'add-on purchase');
}

/** Active add-ons: those with seats in GitLab's order of preference, and the names of the others. */
export type PurchaseList = {
  readonly purchases: readonly SeatPurchase[];
  /** What they count, such as credits, is no number of seats, so it is not read. */
  readonly withoutSeats: readonly string[];
};

/** Rejects with kind `schema` when the value is no list of purchases. */
export function readPurchaseList(value: unknown): PurchaseList {
  const purchases: Purchase[] = [];
  const withoutSeats = new Set<string>();
  for (const one of read(v.array(v.unknown()), value ?? [], 'list of add-on purchases')) {
    const addOn = read(AddOnAnswer, one, 'add-on purchase');
    if (hasSeats(addOn)) purchases.push(readPurchaseAnswer(one));
    else withoutSeats.add(addOn.name);
  }
  return { purchases: byPreference(purchases), withoutSeats: [...withoutSeats] };
}

/**
 * What was left out of the question is undefined: not known, unlike null, which is none recorded. Rejects
 * with kind `schema` when the value is no user.
 */
export function readUserAnswer(value: unknown, holdsSeat: boolean): SeatUser {
  const user = read(UserAnswer, value, 'user');
  return {
    id: user.id,
    username: user.username,
    // A link or a checkbox needs an accessible name.
    name: user.name.trim() || user.username,
    publicEmail: user.publicEmail || null,
    avatarUrl: user.avatarUrl ?? null,
    webUrl: user.webUrl ?? null,
    state: user.state,
    holdsSeat,
    lastActivityOn: user.lastActivityOn,
    lastDuoActivityOn: user.lastDuoActivityOn,
    lastLoginAt: user.lastLoginAt,
  };
}

/** Where a page of a list ends, and how long the list is. Rejects with kind `schema`. */
export function readPageAnswer(value: unknown): {
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly count: number | null;
} {
  const { pageInfo, count } = read(PageAnswer, value, 'page of a list');
  return { ...pageInfo, count };
}

/** The signed-in user. Rejects with kind `schema`. */
export function readCurrentUserAnswer(value: unknown): v.InferOutput<typeof CurrentUserAnswer> {
  return read(CurrentUserAnswer, value, 'signed-in user');
}

/** Rejects with kind `schema` when the value is no group. */
export function readGroupAnswer(value: unknown): v.InferOutput<typeof GroupAnswer> {
  return read(GroupAnswer, value, 'group');
}

export function unexpected(what: string): GatewayError {
  return new GatewayError('schema', `The answer holds no readable ${what}`);
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  what: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw unexpected(what);
  return parsed.output;
}

import { FAULT_KINDS } from '../http/fault';
import type { Fault } from '../http/fault';
import type { Latency } from '../http/latency';
import { parseDay } from '../world/days';
import { MAINTENANCE, MEMBERSHIP_STATES, USER_STATES } from '../world/model';
import type { Maintenance, UserState } from '../world/model';
import type { OAuthApplication } from '../world/oauth';

export interface PurchasePatch {
  /** Without one a purchase is added. */
  readonly id?: string;
  /** For a new purchase: any name, upper case. */
  readonly name?: string;
  /** For a new purchase on GitLab.com: the full path of its group, the first one when left out. */
  readonly namespace?: string;
  readonly purchasedQuantity?: number;
  readonly startsOn?: string;
  readonly expiresOn?: string;
  /** When it was made: use before does not count for the overage job. ISO 8601. */
  readonly createdAt?: string;
  /** Global IDs of all who hold a seat from now on, eligible or not; no e-mails. */
  readonly seats?: readonly string[];
  /** Leaves more seats assigned than bought until the daily job has run. */
  readonly keepOverage?: boolean;
}

/** `minimal_access` is a role, the others are states of the memberships that the user has. */
export const MEMBERSHIP_PATCHES = [...MEMBERSHIP_STATES, 'minimal_access'] as const;
export type MembershipPatch = (typeof MEMBERSHIP_PATCHES)[number];

export interface UserPatch {
  readonly id: string;
  readonly state?: UserState;
  /** A service account is a bot, and so in no list; false makes a human. */
  readonly serviceAccount?: boolean;
  /** Sets all memberships of the user; `awaiting` is what the page calls pending. */
  readonly membership?: MembershipPatch;
  /** Listed as eligible, yet the mutations refuse them. */
  readonly refused?: boolean;
}

/** What can be changed from outside while it runs; everything is optional. */
export interface MockPatch {
  readonly scenario?: string;
  readonly version?: string;
  readonly seed?: number;
  /** ISO 8601, or `+28d`; null for real time. */
  readonly clock?: string | null;
  readonly latency?: Latency;
  readonly faults?: readonly Fault[];
  /** Requests a minute and user; null for no limit. */
  readonly rateLimit?: number | null;
  readonly seatEmails?: boolean;
  /** The text of 429 answers. */
  readonly rateLimitText?: string;
  readonly clickHouse?: boolean;
  readonly readOnly?: boolean;
  readonly maintenance?: Maintenance;
  readonly purchases?: readonly PurchasePatch[];
  readonly users?: readonly UserPatch[];
  readonly oauth?: {
    /** All applications from now on. */
    readonly applications?: readonly OAuthApplication[];
    /** Seconds that access tokens given from now on will work. */
    readonly lifetime?: number;
    /** False: a proxy takes away what lets pages of other origins call OAuth. */
    readonly cors?: boolean;
  };
  /** Full paths of the top-level groups that take no classic token any more. */
  readonly fineGrainedOnly?: readonly string[];
  /** Rebuilds the scenario, and forgets requests and emails. */
  readonly reset?: boolean;
}

/** The patch cannot be applied; the message says why. */
export class PatchError extends Error {}

type Check = (value: unknown, where: string) => void;

function must(condition: boolean, where: string, what: string): asserts condition {
  if (!condition) throw new PatchError(`${where} must be ${what}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Check = (value, where) => must(typeof value === 'string', where, 'a text');
const flag: Check = (value, where) => must(typeof value === 'boolean', where, 'true or false');
const amount: Check = (value, where) =>
  must(typeof value === 'number' && value >= 0, where, 'a number, 0 or more');
const day: Check = (value, where) =>
  must(typeof value === 'string' && parseDay(value) !== null, where, 'a day, YYYY-MM-DD');
const time: Check = (value, where) =>
  must(typeof value === 'string' && !Number.isNaN(Date.parse(value)), where, 'an ISO 8601 time');
const orNull =
  (check: Check): Check =>
  (value, where) => {
    if (value !== null) check(value, where);
  };
const oneOf =
  (values: readonly string[]): Check =>
  (value, where) =>
    must(
      values.some((known) => known === value),
      where,
      `one of ${values.join(', ')}`,
    );
const listOf =
  (check: Check): Check =>
  (value, where) => {
    must(Array.isArray(value), where, 'a list');
    value.forEach((item, index) => check(item, `${where}[${index}]`));
  };

const object =
  (fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, where) => {
    must(isRecord(value), where, 'an object');
    for (const name of required) must(name in value, `${where}.${name}`, 'given');
    for (const [name, item] of Object.entries(value)) {
      const check = fields[name];
      const known = Object.keys(fields).join(', ');
      if (check === undefined) throw new PatchError(`${where}.${name} is unknown, try ${known}`);
      check(item, `${where}.${name}`);
    }
  };

const latency: Check = (value, where) => {
  if (typeof value === 'number') {
    amount(value, where);
    return;
  }
  must(isRecord(value), where, 'milliseconds, {min, max} or {median, p95}');
  const fields = { min: amount, max: amount, median: amount, p95: amount };
  object(fields, 'min' in value ? ['min', 'max'] : ['median', 'p95'])(value, where);
};

const fault = object(
  {
    kind: oneOf(FAULT_KINDS),
    operation: text,
    probability: amount,
    times: amount,
    after: amount,
    status: amount,
    retryAfter: amount,
    ms: latency,
    effect: flag,
    message: text,
    count: amount,
    purchase: text,
    users: listOf(text),
    token: text,
  },
  ['kind'],
);

const patch = object({
  scenario: text,
  version: text,
  seed: amount,
  clock: orNull(text),
  latency,
  faults: listOf(fault),
  rateLimit: orNull(amount),
  seatEmails: flag,
  rateLimitText: text,
  clickHouse: flag,
  readOnly: flag,
  maintenance: oneOf(MAINTENANCE),
  purchases: listOf(
    object({
      id: text,
      name: text,
      namespace: text,
      purchasedQuantity: amount,
      startsOn: day,
      expiresOn: day,
      createdAt: time,
      seats: listOf(text),
      keepOverage: flag,
    }),
  ),
  users: listOf(
    object(
      {
        id: text,
        state: oneOf(USER_STATES),
        serviceAccount: flag,
        membership: oneOf(MEMBERSHIP_PATCHES),
        refused: flag,
      },
      ['id'],
    ),
  ),
  oauth: object({
    applications: listOf(
      object(
        {
          clientId: text,
          name: text,
          redirectUris: listOf(text),
          scopes: listOf(text),
          confidential: flag,
          trusted: flag,
        },
        ['clientId', 'name', 'redirectUris', 'scopes', 'confidential', 'trusted'],
      ),
    ),
    lifetime: amount,
    cors: flag,
  }),
  fineGrainedOnly: listOf(text),
  reset: flag,
});

/** Checks what came from outside; throws PatchError. */
export function readPatch(value: unknown): MockPatch {
  patch(value, 'patch');
  return value as MockPatch;
}

import type { Latency } from './latency';

/** Faults that decide the answer; of several matching ones the first in the list does. */
export const ANSWER_KINDS = [
  'rate-limit',
  'server-error',
  'bad-gateway-html',
  'timeout',
  'unauthorized',
  'invalid-grant',
  'forbidden',
  'not-found',
  'graphql-error',
  'drop-before',
  'drop-after',
  'html-page',
  'empty-body',
  'null-payload',
  'resource-not-available',
  'truncated-body',
  'reset-midway',
] as const;

/** Answer kinds that carry the request out and spoil its answer. */
export const SPOILING_KINDS = [
  'null-payload',
  'resource-not-available',
  'truncated-body',
  'reset-midway',
] as const;

/** Faults that change something at GitLab just before the request is carried out. */
export const WORLD_KINDS = [
  'revoke-token',
  'expire-purchase',
  'steal-seats',
  'make-ineligible',
  'directory-sync',
] as const;

export type AnswerKind = (typeof ANSWER_KINDS)[number];
export type WorldKind = (typeof WORLD_KINDS)[number];
export type SpoilingKind = (typeof SPOILING_KINDS)[number];
export type FaultKind = AnswerKind | WorldKind | 'latency' | 'execute-twice';

export const FAULT_KINDS: readonly FaultKind[] = [
  ...ANSWER_KINDS,
  ...WORLD_KINDS,
  'latency',
  'execute-twice',
];

export interface Fault {
  readonly kind: FaultKind;
  /**
   * The operation's name, one of its root fields, or `GET /api/v4/…` (a `*` at the end matches any
   * rest). Everything when left out.
   */
  readonly operation?: string;
  /** From 0 to 1; 1 when left out. */
  readonly probability?: number;
  /** Spent after firing so often. Once for what changes the world, without end for the others. */
  readonly times?: number;
  /** Lets so many matching requests pass first, counted from when the fault was set. */
  readonly after?: number;
  /** Any HTTP status, for `server-error` (500), `bad-gateway-html` (502), `html-page`, `empty-body` (200). */
  readonly status?: number;
  /** Seconds, for `rate-limit`. */
  readonly retryAfter?: number;
  /** `latency`: added to the answer. `timeout`: how long GitLab tries. */
  readonly ms?: Latency;
  /** A failing answer although the change was made. */
  readonly effect?: boolean;
  /** The text of an error: `graphql-error`, `server-error`, `unauthorized`, `forbidden`, `rate-limit`. */
  readonly message?: string;
  /** How many seats or users, for `steal-seats` and `make-ineligible`. */
  readonly count?: number;
  /** The global ID of a purchase, for `expire-purchase` and `steal-seats`. */
  readonly purchase?: string;
  /** Global IDs of users, for `make-ineligible`. */
  readonly users?: readonly string[];
  /** The token for `revoke-token`; the request's own when left out. */
  readonly token?: string;
}

export const isAnswerKind = (kind: FaultKind): kind is AnswerKind =>
  ANSWER_KINDS.some((candidate) => candidate === kind);
export const isSpoilingKind = (kind: FaultKind): kind is SpoilingKind =>
  SPOILING_KINDS.some((candidate) => candidate === kind);
export const isWorldKind = (kind: FaultKind): kind is WorldKind =>
  WORLD_KINDS.some((candidate) => candidate === kind);

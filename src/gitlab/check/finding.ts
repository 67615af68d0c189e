import type { GatewayError } from '../../domain/gateway-error';
import { asGatewayError } from '../transport/graphql-error';
import type { HandledPart, Question } from './questions';

/**
 * - `expected`: as the app assumes.
 * - `missing`: not there, and the app does without it.
 * - `different`: otherwise than the app assumes, and it has no way around.
 * - `not-asked`: nobody knows.
 */
export type FindingState = 'expected' | 'missing' | 'different' | 'not-asked';

/** What a finding means; each has its words in the catalog. */
export type Meaning =
  | 'answersReadable'
  | 'requestIdReadable'
  | 'requestIdHidden'
  | 'rateLimitReadable'
  | 'rateLimitHidden'
  | 'tokenWrites'
  | 'tokenReads'
  | 'tokenUntold'
  | 'tokenUseless'
  | 'versionTold'
  | 'versionUntold'
  | 'versionCommunity'
  | 'schemaComplete'
  | 'schemaLacks'
  | 'schemaDiffers'
  | 'schemaLenient'
  | 'introspectionOn'
  | 'introspectionOff'
  | 'addOnsKnown'
  | 'addOnsUnknown'
  | 'largestAnswered'
  | 'largestRefused'
  | 'filterWorks'
  | 'filterLacks'
  | 'filterOverlaps'
  | 'countsAgree'
  | 'countsLack'
  | 'countsDiffer'
  | 'orderAscends'
  | 'orderLacks'
  | 'orderDiffers'
  | 'cursorCounts'
  | 'cursorDiffers'
  | 'cursorMisleads'
  | 'notSafe'
  | 'failed'
  | 'skipped'
  | 'noPurchase'
  | 'tooFewUsers'
  | 'dependsOnMissing';

export type MissingPart = { readonly name: string; readonly handled: HandledPart | null };

export type Finding = {
  readonly question: Question;
  readonly state: FindingState;
  readonly meaning: Meaning;
  /** Figures and names of GitLab's own to fill into the words: nothing of users or groups. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly parts: readonly MissingPart[];
  /** GitLab's own text, without the token. May name anything: for the page, never for the report as it is. */
  readonly text: string | null;
  /** HTTP status, where an answer was refused. */
  readonly status: number | null;
  readonly ms: number;
};

export type Result = Pick<Finding, 'state' | 'meaning'> &
  Partial<Pick<Finding, 'facts' | 'parts' | 'text' | 'status'>>;

/** An answer of one of these kinds would be that of all questions after it. */
const FINAL: readonly GatewayError['kind'][] = ['auth', 'rate', 'network', 'cancelled'];

export function endsCheck(error: GatewayError): boolean {
  return FINAL.includes(error.kind);
}

export function finding(question: Question, result: Result, ms: number): Finding {
  return { question, facts: {}, parts: [], text: null, status: null, ...result, ms };
}

export function notAsked(error: unknown): Result {
  const { message, details } = asGatewayError(error);
  return {
    state: 'not-asked',
    meaning: 'failed',
    text: message,
    status: details.status ?? null,
  };
}

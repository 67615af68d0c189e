import { asGatewayError } from '../../domain/gateway-error';
import type { Transport } from '../transport/transport';
import {
  askAnswers,
  askIntrospection,
  askToken,
  askVersion,
  readRateLimit,
  readRequestId,
  SKIPPED,
} from './ask-contact';
import { askSchema } from './ask-schema';
import { askAddOns, askCounts, askCursor, askLargest, askOrder, askSeatFilter } from './ask-seats';
import { type CheckState, createCheckState } from './ask';
import {
  endsCheck,
  finding,
  type Finding,
  handledPart,
  notAsked,
  type OperationGroup,
  OPERATIONS,
  type Question,
  QUESTIONS,
  type Result,
} from './finding';

export type CheckOptions = {
  readonly transport: Transport;
  /** Ends the check; the question under way and those after it get no finding. */
  readonly signal: AbortSignal;
  readonly onFinding: (finding: Finding) => void;
  /** Milliseconds; only differences count. */
  readonly now?: () => number;
};

const ASK: Readonly<
  Record<Exclude<Question, OperationGroup>, (state: CheckState) => Result | Promise<Result>>
> = {
  answers: askAnswers,
  requestId: readRequestId,
  rateLimit: readRateLimit,
  token: askToken,
  version: askVersion,
  introspection: askIntrospection,
  addOns: askAddOns,
  largest: askLargest,
  seatFilter: askSeatFilter,
  counts: askCounts,
  order: askOrder,
  cursor: askCursor,
};

/**
 * Asks a GitLab, one question after the other, whether it is as the app assumes. Reads only: nothing is
 * ever executed that could change it. Never rejects: what cannot be asked is a finding of its own.
 */
export async function runCheck(options: CheckOptions): Promise<void> {
  const { transport, signal, onFinding, now = () => performance.now() } = options;
  const state = createCheckState(transport, signal);
  let ended = false;
  for (const question of QUESTIONS) {
    const start = now();
    let result: Result;
    try {
      result = ended ? SKIPPED : await answer(state, question);
    } catch (error) {
      ended = endsCheck(asGatewayError(error));
      result = notAsked(error);
    }
    if (signal.aborted) return;
    onFinding(finding(question, result, now() - start));
  }
}

async function answer(state: CheckState, question: Question): Promise<Result> {
  return isOperations(question) ? askOperations(state, question) : ASK[question](state);
}

const MUTATIONS: readonly OperationGroup[] = ['bulk', 'single'];

function isOperations(question: Question): question is OperationGroup {
  return Object.hasOwn(OPERATIONS, question);
}

async function askOperations(state: CheckState, group: OperationGroup): Promise<Result> {
  const { transport, signal } = state;
  // A question about a mutation is not asked before a query has shown that GitLab refuses what is invalid.
  const isSafe = state.refusesUnknown === true || !MUTATIONS.includes(group);
  if (!isSafe) return { state: 'not-asked', meaning: 'notSafe' };
  const missing = new Set<string>();
  const objections: string[] = [];
  let count = 0;
  let validates = true;
  for (const document of OPERATIONS[group]) {
    const answered = await askSchema(transport, document, signal);
    for (const name of answered.missing) missing.add(name);
    objections.push(...answered.objections);
    count += answered.count;
    validates &&= answered.validates;
  }
  state.refusesUnknown = validates && state.refusesUnknown !== false;
  state.missing.set(group, [...missing]);
  const parts = [...missing]
    .toSorted()
    .map((name) => ({ name, handled: handledPart(group, name) }));
  const facts = { count };
  if (objections.length > 0 || parts.some(({ handled }) => handled === null)) {
    const text = [...new Set(objections)].join('; ') || null;
    return { state: 'different', meaning: 'schemaDiffers', facts, parts, text };
  }
  if (!validates) return { state: 'different', meaning: 'schemaLenient', facts, parts };
  if (parts.length > 0) return { state: 'missing', meaning: 'schemaLacks', facts, parts };
  return { state: 'expected', meaning: 'schemaComplete', facts };
}

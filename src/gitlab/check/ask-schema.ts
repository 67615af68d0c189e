import { print, type DocumentNode } from 'graphql';
import { GatewayError } from '../../domain/gateway-error';
import type { Transport } from '../transport/transport';
import { ask } from './ask';
import {
  argumentsOfTypes,
  countParts,
  operationName,
  probeDocument,
  UNKNOWN_FIELD,
  withoutGaps,
} from './probe-document';

/** What GitLab's schema has of an operation. */
export type SchemaAnswer = {
  /** Fields and arguments asked for. */
  readonly count: number;
  /** `Type.field`, `field(argument)`, `Input.field` or `Type`. */
  readonly missing: readonly string[];
  /** GitLab's own texts about what fits otherwise than expected, such as an argument that it requires. */
  readonly objections: readonly string[];
  /** Whether a field that exists nowhere was refused, as GraphQL demands. */
  readonly validates: boolean;
};

/** Each round leaves out one part at least; no operation of ours has as many. */
const MOST_ROUNDS = 60;

/**
 * Asks whether GitLab's schema has each field and argument of an operation, without introspection
 * and without executing anything. GitLab names at most five errors an answer, so what is missing is left
 * out and the rest is asked again, until nothing but the field made up for the purpose is refused.
 * Rejects with GatewayError, also where GitLab answers something else than validation errors.
 */
export async function askSchema(
  transport: Transport,
  document: DocumentNode,
  signal: AbortSignal,
): Promise<SchemaAnswer> {
  const probe = probeDocument(document);
  const gaps = createGaps();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const shown = withoutGaps(probe, gaps.current());
    const text = { query: print(shown), operationName: operationName(probe) };
    const { errors, data } = await ask(transport, text, signal);
    const read = readErrors(errors);
    const isNews = gaps.add(read, shown);
    if (isNews) continue;
    if (!read.refusesUnknown && (data === null || errors.length > 0)) {
      throw new GatewayError('server', errors.join('; ') || 'An answer without data or errors');
    }
    const { missing } = gaps;
    return {
      count: countParts(probe),
      missing: [...missing],
      objections: read.objections,
      validates: read.refusesUnknown,
    };
  }
  throw new GatewayError('schema', 'The errors did not come to an end');
}

type ReadErrors = {
  /** Found missing, by the name to show; and how to leave it out. */
  readonly missing: readonly { readonly name: string; readonly gap: Gap }[];
  readonly objections: readonly string[];
  readonly refusesUnknown: boolean;
};

type Gap = {
  readonly kind: 'fields' | 'arguments' | 'inputFields' | 'types';
  readonly name: string;
};

/*
 * The ends stay open: newer servers append a suggestion, "(Did you mean `lastActivityOn`?)".
 * @see https://github.com/rmosolgo/graphql-ruby/tree/master/lib/graphql/static_validation/rules
 */
const FIELD = /^Field '(\w+)' doesn't exist on type '(\w+)'/;
const ARGUMENT = /^Field '(\w+)' doesn't accept argument '(\w+)'/;
const INPUT_FIELD = /^InputObject '(\w+)' doesn't accept argument '(\w+)'/;
const INPUT_TYPE = /^(\w+) isn't a defined input type/;
const FRAGMENT_TYPE = /^No such type (\w+), so it can't be a fragment condition/;
/** Follows from a missing argument, and goes with it. */
const CONSEQUENCE = /^Variable \$\w+ is declared by \w+ but not used/;

function readErrors(errors: readonly string[]): ReadErrors {
  const missing: { name: string; gap: Gap }[] = [];
  const objections: string[] = [];
  let refusesUnknown = false;
  for (const error of errors) {
    const [, field = '', type = ''] = FIELD.exec(error) ?? [];
    const [, argumentField = '', argument = ''] = ARGUMENT.exec(error) ?? [];
    const [, inputType = '', inputField = ''] = INPUT_FIELD.exec(error) ?? [];
    const lostType = (INPUT_TYPE.exec(error) ?? FRAGMENT_TYPE.exec(error))?.[1] ?? '';
    if (field === UNKNOWN_FIELD) {
      refusesUnknown = true;
    } else if (field !== '') {
      missing.push({ name: `${type}.${field}`, gap: { kind: 'fields', name: field } });
    } else if (argument !== '') {
      const name = `${argumentField}(${argument})`;
      missing.push({ name, gap: { kind: 'arguments', name } });
    } else if (inputField !== '') {
      const name = `${inputType}.${inputField}`;
      missing.push({ name, gap: { kind: 'inputFields', name: inputField } });
    } else if (lostType !== '') {
      missing.push({ name: lostType, gap: { kind: 'types', name: lostType } });
    } else if (!CONSEQUENCE.test(error)) {
      objections.push(error);
    }
  }
  return { missing, objections, refusesUnknown };
}

function createGaps() {
  const missing = new Set<string>();
  const found = {
    fields: new Set<string>(),
    arguments: new Set<string>(),
    inputFields: new Set<string>(),
    types: new Set<string>(),
  };
  return {
    missing,
    current: () => found,
    /** Whether there is something to leave out that was not left out before. */
    add(read: ReadErrors, shown: DocumentNode): boolean {
      const before = sizeOf(found);
      for (const { name, gap } of read.missing) {
        missing.add(name);
        found[gap.kind].add(gap.name);
      }
      // An argument of a type that does not exist cannot be given at all.
      for (const name of argumentsOfTypes(shown, found.types)) {
        missing.add(name);
        found.arguments.add(name);
      }
      return sizeOf(found) > before;
    },
  };
}

function sizeOf(found: Readonly<Record<Gap['kind'], ReadonlySet<string>>>): number {
  return Object.values(found).reduce((sum, set) => sum + set.size, 0);
}

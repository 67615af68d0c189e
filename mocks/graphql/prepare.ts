import { GraphQLError, Kind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import type { PreparedQuery, PreparedSchema } from './prepared';
import { atLeast } from '../versions';
import { futureParts } from './introduced';
import { validationErrors } from './validate';
import { reword } from './error-messages';

const KEPT_QUERIES = 200;
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function prepare(prepared: PreparedSchema, text: string): PreparedQuery {
  const { schema, version } = prepared;
  const written = parsed(text);
  if (written instanceof GraphQLError) {
    const errors = [reword(written)];
    const fragments = new Map<string, FragmentDefinitionNode>();
    return { document: NOTHING, operations: [], fragments, errors, marked: false, crashes: false };
  }
  const future = atLeast(version, '18.3') ? futureParts(schema, version, written) : null;
  const document = future?.executed ?? written;
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const errors = validationErrors(prepared, future?.checked ?? written, written);
  const marked = future !== null;
  return { document, operations, fragments, errors, marked, crashes: future?.crashes ?? false };
}

/** Parses and validates a query text, or remembers having done so. */
export function preparedQuery(schema: PreparedSchema, text: string): PreparedQuery {
  const { queries } = schema;
  const known = queries.get(text);
  if (known !== undefined) return known;
  const prepared = prepare(schema, text);
  for (const oldest of queries.keys()) {
    if (queries.size < KEPT_QUERIES) break;
    queries.delete(oldest);
  }
  queries.set(text, prepared);
  return prepared;
}

/** The operation that a request means: by name, or the only one. */
export function chooseOperation(
  query: PreparedQuery,
  operationName: string | null | undefined,
): OperationDefinitionNode | string {
  if (operationName) {
    const named = query.operations.find(({ name }) => name?.value === operationName);
    return named ?? `No operation named "${operationName}"`;
  }
  const [only, ...others] = query.operations;
  if (only === undefined) return 'A query must contain an operation';
  return others.length === 0 ? only : 'An operation name is required';
}

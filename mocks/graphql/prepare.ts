import { GraphQLError, Kind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import type { PreparedQuery, PreparedSchema } from './prepared';
import { validationErrors } from './validate';
import { reword } from './wording';

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

function prepare(schema: PreparedSchema, text: string): PreparedQuery {
  const document = parsed(text);
  if (document instanceof GraphQLError) {
    const errors = [reword(document, { ...schema, variable: null })];
    return { document: NOTHING, operations: [], fragments: new Map(), errors };
  }
  const operations: OperationDefinitionNode[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const errors = validationErrors(schema, document);
  return { document, operations, fragments, errors };
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

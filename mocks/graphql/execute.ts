import { execute, getVariableValues, GraphQLError, OperationTypeNode } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { complexityOf, maxComplexity } from './complexity';
import type { Context } from './context';
import { InternalServerError } from './errors';
import { withoutMarks } from './introduced';
import { chooseOperation, preparedQuery } from './prepare';
import { schemaFor } from './schema';
import { rewordVariable } from './error-messages';
import type { ReportedError } from './error-messages';

export interface GraphQLRequest {
  readonly query: string;
  readonly operationName?: string | null;
  /** Whether the body has the key at all, null included. */
  readonly namesOperation?: boolean;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

export interface GraphQLAnswer {
  readonly status: number;
  readonly body: {
    readonly data?: ExecutionResult['data'];
    readonly errors?: readonly ReportedError[];
  };
}

const failed = (status: number, ...errors: ReportedError[]): GraphQLAnswer => ({
  status,
  body: { errors },
});

/** What a resolver throws on purpose is a GraphQLError; anything else is a mistake in this mock. */
function internalError(result: ExecutionResult): Error | null {
  for (const { originalError } of result.errors ?? []) {
    if (originalError != null && !(originalError instanceof GraphQLError)) return originalError;
  }
  return null;
}

export interface ExecuteOptions {
  readonly sdl: string;
  readonly context: Context;
  /** GitLab runs no mutation that came by GET. */
  readonly readOnly: boolean;
}

export async function executeRequest(
  request: GraphQLRequest,
  { sdl, context, readOnly }: ExecuteOptions,
): Promise<GraphQLAnswer> {
  const schema = schemaFor(sdl, context.version);
  const query = preparedQuery(schema, request.query);
  if (query.crashes) return failed(500, { message: new InternalServerError().message });
  if (query.errors.length > 0) return failed(200, ...query.errors);
  const operation = chooseOperation(query, request.operationName);
  if (typeof operation === 'string') return failed(200, { message: operation });
  if (readOnly && operation.operation === OperationTypeNode.MUTATION) {
    return failed(422, { message: 'Mutations are forbidden in GET requests' });
  }

  const inputs = request.variables ?? {};
  const variables = getVariableValues(schema.schema, operation.variableDefinitions ?? [], inputs);
  if (variables.errors !== undefined) {
    return failed(200, ...variables.errors.map(rewordVariable));
  }
  const complexity = complexityOf(operation, query.fragments, variables.coerced);
  const most = maxComplexity(context.viewer);
  if (complexity > most) {
    const message = `Query has complexity of ${complexity}, which exceeds max complexity of ${most}`;
    return failed(200, { message });
  }

  const result = await execute({
    schema: schema.schema,
    document: query.document,
    operationName: operation.name?.value,
    variableValues: inputs,
    contextValue: context,
  });
  const mistake = internalError(result);
  if (mistake instanceof InternalServerError) return failed(500, { message: mistake.message });
  if (mistake !== null)
    return failed(500, { message: `Internal server error: ${mistake.message}` });
  const errors = result.errors?.map((error) => error.toJSON());
  return {
    status: 200,
    body: {
      data: query.marked ? (withoutMarks(result.data) as typeof result.data) : result.data,
      ...(errors === undefined ? {} : { errors }),
    },
  };
}

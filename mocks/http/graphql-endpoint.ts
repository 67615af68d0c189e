import { introspectionFromSchema } from 'graphql';
import { executeRequest } from '../graphql/execute';
import type { GraphQLAnswer, GraphQLRequest } from '../graphql/execute';
import { schemaFor } from '../graphql/schema';
import { ANONYMOUS } from '../rules/viewer';
import { answersIntrospection } from '../version-rules';
import type { GitLabVersion } from '../versions';
import type { World } from '../world/world';
import { identify, opensApi } from './authenticate';
import { json, locationOf, text } from './message';
import type { MockRequest, MockResponse } from './message';

/** Characters of query text, of all queries of a request together. */
const LONGEST_QUERY = 10_000;

export interface ParsedGraphQL {
  readonly requests: readonly GraphQLRequest[];
  readonly multiplex: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Variables come as an object, or (by GET) as the JSON text of one. */
function variablesOf(value: unknown): Record<string, unknown> | null | 'invalid' {
  if (value === undefined || value === null || value === '') return null;
  if (isObject(value)) return value;
  if (typeof value !== 'string') return 'invalid';
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : 'invalid';
  } catch {
    return 'invalid';
  }
}

function requestOf(value: unknown): GraphQLRequest | string {
  const item = isObject(value) ? value : {};
  const { query, operationName, variables } = item;
  const read = variablesOf(variables);
  if (read === 'invalid') return 'Variables are invalid: they must be an object';
  return {
    query: typeof query === 'string' ? query : '',
    operationName: typeof operationName === 'string' ? operationName : null,
    namesOperation: 'operationName' in item,
    variables: read,
  };
}

/** The queries in a request; null when its body is no JSON, a text when GitLab refuses it. */
export function parseGraphQL(request: MockRequest): ParsedGraphQL | string | null {
  let payload: unknown;
  if (request.method === 'GET') {
    payload = Object.fromEntries(locationOf(request).searchParams);
  } else {
    try {
      payload = JSON.parse(request.body ?? '');
    } catch {
      return null;
    }
  }
  const multiplex = Array.isArray(payload);
  const items: readonly unknown[] = Array.isArray(payload) ? payload : [payload];
  const requests: GraphQLRequest[] = [];
  for (const item of items) {
    const read = requestOf(item);
    if (typeof read === 'string') return read;
    requests.push(read);
  }
  return { requests, multiplex };
}

/**
 * Where introspection is off, GitLab's controller answers what it takes for an introspection query with
 * the schema file that it was built with, for any query: by the operation's name, or without the
 * key `operationName` by the text. app/controllers/graphql_controller.rb (`introspection_query?`)
 */
function wantsStaticSchema({ query, operationName, namesOperation }: GraphQLRequest): boolean {
  if (namesOperation === true) return operationName === 'IntrospectionQuery';
  if (query.includes('__schema')) return true;
  return query.includes('__type') && !query.includes('__typename');
}

const refused = (status: number, message: string): MockResponse =>
  json(status, { errors: [{ message }] });

export interface GraphQLEndpoint {
  readonly world: World;
  readonly sdl: string;
  readonly version: GitLabVersion;
  readonly now: number;
  readonly origin: string;
}

/** `/api/graphql` */
export async function answerGraphQL(
  request: MockRequest,
  { world, sdl, version, now, origin }: GraphQLEndpoint,
): Promise<MockResponse> {
  if (request.method !== 'POST' && request.method !== 'GET') {
    return text(404, '<h1>404: Page not found</h1>', 'text/html');
  }
  const identity = identify(world, request, now);
  if (identity.kind === 'inactive user') return refused(403, 'API not accessible for user');
  // A token without an API scope is as good as a wrong one here.
  const known = identity.kind === 'known' && opensApi(identity.token) ? identity : null;
  if (known === null && identity.kind !== 'anonymous') return refused(401, 'Invalid token');
  const viewer = known?.viewer ?? ANONYMOUS;

  const parsed = parseGraphQL(request);
  if (parsed === null) return json(400, { status: 400, error: 'Bad Request' });
  if (typeof parsed === 'string') return refused(422, parsed);
  const length = parsed.requests.reduce((sum, { query }) => sum + query.length, 0);
  if (length > LONGEST_QUERY) return refused(422, 'Query too large');
  if (parsed.requests.some(({ query }) => query.trim() === '')) {
    return refused(200, 'No query string was present');
  }

  const [only] = parsed.requests;
  if (!parsed.multiplex && only && !answersIntrospection(version) && wantsStaticSchema(only)) {
    return json(200, { data: introspectionFromSchema(schemaFor(sdl, version).schema) });
  }

  const context = { world, viewer, version, now, origin };
  const answers: GraphQLAnswer[] = [];
  // One after the other, as mutations of one request must see each other's effect.
  for (const item of parsed.requests) {
    const readOnly = request.method === 'GET';
    answers.push(await executeRequest(item, { sdl, context, readOnly }));
  }
  const status = answers.find((answer) => answer.status !== 200)?.status ?? 200;
  const [first] = answers;
  return json(status, parsed.multiplex ? answers.map((answer) => answer.body) : first?.body);
}

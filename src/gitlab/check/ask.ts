import { GatewayError } from '../../domain/gateway-error';
import type { Transport } from '../transport/transport';

export type GraphQLText = {
  readonly query: string;
  readonly operationName: string;
  readonly variables?: Readonly<Record<string, unknown>>;
};

export type Answer = {
  readonly data: Readonly<Record<string, unknown>> | null;
  /** GitLab's own texts, without the token. */
  readonly errors: readonly string[];
  readonly headers: Headers;
};

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sends one operation as it stands and answers data and errors, whichever came. Rejects with GatewayError. */
export async function ask(
  transport: Transport,
  text: GraphQLText,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await transport.send('/api/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ variables: {}, ...text }),
    signal,
  });
  const { status, headers } = response;
  const body: unknown = await response.json().catch((): null => null);
  // Stopped while the answer was being read.
  if (signal.aborted) throw new GatewayError('cancelled', 'Cancelled');
  if (!isRecord(body)) throw new GatewayError('schema', 'Not a GraphQL answer', { status });
  const errors: readonly unknown[] = Array.isArray(body['errors']) ? body['errors'] : [];
  return {
    data: isRecord(body['data']) ? body['data'] : null,
    errors: errors.map((error) => transport.said.message(response, messageOf(error))),
    headers,
  };
}

/** The same, for an operation that has to succeed: an error rejects, with GitLab's text. */
export async function askData(
  transport: Transport,
  text: GraphQLText,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await ask(transport, text, signal);
  if (errors.length > 0) throw new GatewayError('server', errors.join('; '));
  if (data === null) throw new GatewayError('schema', 'Not a GraphQL answer');
  return data;
}

/** What lies at a path of field names; undefined where the answer has another shape. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

/** The entries of a list that are objects. */
export function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function messageOf(error: unknown): string {
  const message = isRecord(error) ? error['message'] : error;
  return typeof message === 'string' ? message : 'An error without a message';
}

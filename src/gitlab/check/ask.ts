import { type DocumentNode, print } from 'graphql';
import { GatewayError } from '../../domain/gateway-error';
import type { Purchase } from '../../domain/purchase';
import type { Transport } from '../transport/transport';
import { operationName, type ProbeGaps, withoutGaps } from './probe-document';
import type { OperationGroup } from './finding';

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
  if (signal.aborted) throw new GatewayError('canceled', 'Canceled');
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

/** Where seats were found. */
type CheckScope =
  { readonly kind: 'instance' } | { readonly kind: 'group'; readonly fullPath: string };

/** What a check has learned so far; the next questions use it. */
export type CheckState = {
  readonly transport: Transport;
  readonly signal: AbortSignal;
  /** Of the first answer. */
  headers: Headers | null;
  version: string | null;
  seats: { readonly scope: CheckScope; readonly purchase: Purchase } | null;
  /** Whether each query with a field that exists nowhere was refused; null where none was asked yet. */
  refusesUnknown: boolean | null;
  /** Schema names that GitLab lacks of a group of operations. */
  readonly missing: Map<OperationGroup, readonly string[]>;
  /** Pages that more than one question goes by. */
  readonly lists: Map<ListName, UserIds>;
};

/** The lists that `filterByAssignedSeat` makes; `eligible` is without it. */
export type ListName = 'holders' | 'free' | 'eligible';

/** A page of users, of whom only the IDs are kept. */
export type UserIds = {
  readonly ids: readonly string[];
  readonly count: number | null;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
};

export function createCheckState(transport: Transport, signal: AbortSignal): CheckState {
  return {
    transport,
    signal,
    headers: null,
    version: null,
    seats: null,
    refusesUnknown: null,
    missing: new Map(),
    lists: new Map(),
  };
}

/** Sends an operation of the app, without what this GitLab lacks. Rejects with GatewayError. */
export async function askOperation(
  { transport, signal, missing }: CheckState,
  group: OperationGroup,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const shown = withoutGaps(document, gapsOf(missing.get(group) ?? []));
  const text = { query: print(shown), operationName: operationName(shown), variables };
  return askData(transport, text, signal);
}

function gapsOf(names: readonly string[]): ProbeGaps {
  return {
    fields: new Set(names.flatMap((name) => name.split('.')[1] ?? [])),
    arguments: new Set(names.filter((name) => name.includes('('))),
    inputFields: new Set(),
    types: new Set(),
  };
}

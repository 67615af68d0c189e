import { print, type DocumentNode } from 'graphql';
import type { Purchase } from '../../domain/purchase';
import type { Transport } from '../transport/transport';
import { askData } from './ask';
import { operationName, withoutGaps, type ProbeGaps } from './probe-document';
import type { OperationGroup } from './questions';

/** Where seats were found. */
type CheckScope =
  { readonly kind: 'instance' } | { readonly kind: 'group'; readonly fullPath: string };

/** What a check has learned so far; later questions build upon it. */
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

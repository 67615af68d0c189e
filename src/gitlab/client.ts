import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { BaseHttpLink } from '@apollo/client/link/http';
import type { DocumentNode } from 'graphql';
import { map } from 'rxjs';
import { unexpected } from './answers';
import { fitsDocument } from './answer-shape';
import { fromGraphQLErrors } from './graphql-error';
import { pruneDocument, type MissingParts } from './prune-document';
import type { Transport } from './transport';

/**
 * An Apollo client over our transport. Whatever goes wrong rejects with a GatewayError.
 * Purchases and their counters live in its cache; rosters of users never do (they would be normalised
 * one by one, which takes 25 s at 100,000 users).
 */
export function createClient(transport: Transport): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([doorLink(transport), httpLink(transport)]),
    cache: new InMemoryCache({
      typePolicies: {
        // The list is always GitLab's latest as a whole.
        Query: { fields: { addOnPurchases: { merge: false } } },
        AddOnUser: { keyFields: false },
      },
    }),
    defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
  });
}

const GRAPHQL = '/api/graphql';

function httpLink(transport: Transport): ApolloLink {
  return new BaseHttpLink({
    uri: GRAPHQL,
    includeExtensions: false,
    fetch: (_path, init) => transport.send(GRAPHQL, init),
  });
}

/**
 * A GraphQL answer with top-level errors is an error, also where it carries some data; and so is one of
 * another shape than was asked for.
 */
function doorLink({ said }: Transport): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map((result) => {
        const response = operation.getContext()['response'] as Response | undefined;
        if (result.errors?.length) {
          throw fromGraphQLErrors(
            result.errors
              .slice(0, MOST_CODES)
              .map((error) => said.message(response, messageOf(error))),
            said.requestId(response),
          );
        }
        const { data = null } = result;
        if (!fitsDocument(data, operation.query)) throw unexpected('answer');
        return { ...result, data: withCodes(data, (code) => said.code(response, code)) };
      }),
    ),
  );
}

/** No mutation has so many kinds of errors. */
const MOST_CODES = 20;

/** The answer with the `errors` of its payloads made safe: they are shown, and kept in reports. */
function withCodes<T>(data: T, safe: (code: string) => string): T {
  if (typeof data !== 'object' || data === null) return data;
  const fields = Object.entries(data).map(([name, payload]: [string, unknown]) => {
    const isPayload = typeof payload === 'object' && payload !== null && 'errors' in payload;
    if (!isPayload || !Array.isArray(payload.errors)) return [name, payload];
    const errors = payload.errors.slice(0, MOST_CODES).map((code) => safe(String(code)));
    return [name, { ...payload, errors }];
  });
  return Object.fromEntries(fields) as T;
}

function messageOf(error: unknown): string {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' ? message : 'An error without a message';
}

/** Memoised by document, so that Apollo sees the same document object for the same operation. */
export function createPruner(missing: MissingParts): <T extends DocumentNode>(document: T) => T {
  const lighter = new WeakMap<DocumentNode, DocumentNode>();
  return <T extends DocumentNode>(document: T): T => {
    let found = lighter.get(document);
    if (!found) {
      found = pruneDocument(document, missing);
      lighter.set(document, found);
    }
    // The result type stays: fields that are left out are undefined, which readers of users allow for.
    return found as T;
  };
}

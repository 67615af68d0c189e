import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { BaseHttpLink } from '@apollo/client/link/http';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { defer, mergeMap, type Observable, of } from 'rxjs';
import { GatewayError } from '../../domain/gateway-error';
import { type Capabilities, isHarmless } from '../capabilities';
import type { FirstQuestions } from '../session/first-questions';
import { unexpected } from './answers';
import { isAboutSchema, type PrunedDocument, pruneDocument, refusedParts } from './schema-parts';
import { GRAPHQL, type Transport } from './transport';

/**
 * An Apollo client over our transport. Whatever goes wrong rejects with a GatewayError.
 * Purchases and their counters live in its cache; rosters of users never do (they would be normalized
 * one by one, which takes 25 s at 100,000 users).
 */
export function createClient(
  transport: Transport,
  capabilities: Capabilities,
  questions?: FirstQuestions,
): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([
      learningLink(transport, capabilities, questions),
      httpLink(transport, questions),
    ]),
    cache: new InMemoryCache({
      typePolicies: {
        // The list is always GitLab's latest as a whole.
        Query: { fields: { addOnPurchases: { merge: false } } },
      },
    }),
    defaultOptions: { query: { fetchPolicy: 'no-cache' }, mutate: { fetchPolicy: 'no-cache' } },
  });
}

/** For the `context` of a query that can be aborted. It is its own request: who asks again gets no aborted one. */
export function abortable(signal: AbortSignal | undefined): {
  readonly fetchOptions?: { readonly signal: AbortSignal };
  readonly queryDeduplication?: false;
} {
  return signal ? { fetchOptions: { signal }, queryDeduplication: false } : {};
}

function httpLink(transport: Transport, questions?: FirstQuestions): ApolloLink {
  return new BaseHttpLink({
    uri: GRAPHQL,
    includeExtensions: false,
    fetch: (_path, init) => {
      questions?.sent(init?.body);
      return transport.send(GRAPHQL, init);
    },
  });
}

/** Their answers go into the cache, where a hole would leave a page waiting: they are asked whole or not at all. */
const WHOLE: ReadonlySet<string | undefined> = new Set([
  'OwnedGroups',
  'Subgroups',
  'GroupPurchases',
  'InstancePurchases',
]);

/**
 * Asks without what this GitLab is believed to lack. When it refuses a part all the same, that is learned,
 * and the question asked again without it; GitLab executes nothing of a text that it refuses. A question
 * that would mean something else then rejects with kind `schema` and the detail `learned`.
 *
 * A GraphQL answer with top-level errors is an error, also where it carries some data; and so is one of
 * another shape than was asked for.
 */
function learningLink(
  { said }: Transport,
  capabilities: Capabilities,
  questions?: FirstQuestions,
): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const { query, variables, operationName } = operation;
    const isWhole = WHOLE.has(operationName);

    function ask(refusal: GatewayError | null): Observable<ApolloLink.Result> {
      const { document, withheld }: PrunedDocument = isWhole
        ? { document: query, withheld: [] }
        : pruneDocument(query, capabilities.isUnavailable);
      const lost = withheld.find(({ part, value }) => !isHarmless(part) && carries(value));
      if (document === null || lost) {
        const text = `This GitLab lacks ${lost?.part ?? operationName ?? 'what was asked for'}`;
        throw new GatewayError('schema', refusal?.message ?? text, {
          ...refusal?.details,
          learned: true,
        });
      }
      operation.query = document;
      return forward(operation).pipe(mergeMap((result) => classify(result, document)));
    }

    function classify(
      result: ApolloLink.Result,
      document: DocumentNode,
    ): Observable<ApolloLink.Result> {
      const response = operation.getContext()['response'] as Response | undefined;
      if (!result.errors?.length) {
        const { data = null } = result;
        if (!fitsDocument(data, document)) throw unexpected('answer');
        questions?.answered(operationName);
        return of({ ...result, data: withCodes(data, (code) => said.code(response, code)) });
      }
      const messages = result.errors.slice(0, MOST_CODES).map(messageOf);
      const refusal = fromGraphQLErrors(
        messages.map((message) => said.message(response, message)),
        said.requestId(response),
      );
      // What comes with data was executed.
      const mayAskAgain = !isWhole && !result.data;
      const parts = mayAskAgain ? refusedParts(messages, document) : new Set<string>();
      // Each round leaves out some of what is left, so there is an end.
      if (parts.size === 0) throw refusal;
      capabilities.learn(parts);
      return ask(refusal);
    }

    function carries(value: ValueNode): boolean {
      if (value.kind === Kind.NULL) return false;
      return value.kind !== Kind.VARIABLE || variables[value.name.value] != null;
    }

    return defer(() => ask(null));
  });
}

const TOO_MANY_USERS =
  /number of users to be (?:un)?assigned in a single API call should be less than (\d+)/i;
/** What the token's kind forbids, in the words of all releases. */
const NOT_GRANTED = /fine-grained personal access token|lacks the required permissions/i;
const NOT_AVAILABLE = /does not exist or you don't have permission/i;

/**
 * Turns the top-level errors of a GraphQL answer (HTTP 200) into one error by kind.
 * GitLab gives no codes for them, so its wording decides.
 */
function fromGraphQLErrors(
  messages: readonly string[],
  requestId: string | undefined,
): GatewayError {
  const text = messages.join('; ');
  const details = requestId === undefined ? {} : { requestId };
  const tooMany = TOO_MANY_USERS.exec(text);
  // "less than 50" is GitLab's wording; 50 itself is still taken.
  if (tooMany?.[1] !== undefined) {
    return new GatewayError('limit', text, { ...details, limit: Number(tooMany[1]) });
  }
  const own = { ...details, said: text };
  if (NOT_AVAILABLE.test(text) || NOT_GRANTED.test(text))
    return new GatewayError('permission', text, own);
  if (messages.some(isAboutSchema)) return new GatewayError('schema', text, own);
  return new GatewayError('server', text, own);
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

/**
 * Whether an answer has the shape that was asked for: every field is there, objects where fields were
 * selected and plain values elsewhere. What the values mean is for their readers to check.
 *
 * Without it, a cache with holes would leave pages waiting for data that never comes.
 */
export function fitsDocument(data: unknown, document: DocumentNode): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return operation !== undefined && fits(data, operation.selectionSet);

  function fits(value: unknown, { selections }: SelectionSetNode): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const answer = value as Readonly<Record<string, unknown>>;
    return selections.every((selection) => {
      switch (selection.kind) {
        case Kind.FIELD: {
          const field = answer[(selection.alias ?? selection.name).value];
          // `@include` and `@skip` may leave it out.
          if (field === undefined) return Boolean(selection.directives?.length);
          return field === null || fitsField(field, selection.selectionSet);
        }
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(selection.name.value);
          // Our fragments are on object types: an object that says it is another one is none of them.
          return (
            fragment?.typeCondition.name.value === (answer['__typename'] ?? null) &&
            fits(value, fragment.selectionSet)
          );
        }
        case Kind.INLINE_FRAGMENT:
          return selection.typeCondition !== undefined || fits(value, selection.selectionSet);
      }
    });
  }

  function fitsField(field: unknown, selected: SelectionSetNode | undefined): boolean {
    const each = Array.isArray(field) ? (field as readonly unknown[]) : [field];
    return each.every((one) => {
      if (one === null) return true;
      return selected ? fits(one, selected) : typeof one !== 'object';
    });
  }
}

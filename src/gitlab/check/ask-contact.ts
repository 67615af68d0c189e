import { GatewayError } from '../../domain/gateway-error';
import { SessionDocument } from '../generated/operations';
import { readTokenInfo } from '../session/sign-in';
import { ask, askOperation, at, type CheckState } from './ask';
import type { Result } from './finding';

/** Whether an answer reaches this page at all: a proxy, CORS, or the network may keep it away. */
export async function askAnswers(state: CheckState): Promise<Result> {
  const text = { query: 'query CheckAnswers { __typename }', operationName: 'CheckAnswers' };
  const { data, errors, headers } = await ask(state.transport, text, state.signal);
  state.headers = headers;
  if (typeof at(data, '__typename') !== 'string') {
    throw new GatewayError('schema', errors.join('; ') || 'Not a GraphQL answer');
  }
  return { state: 'expected', meaning: 'answersReadable' };
}

export function readRequestId({ headers }: CheckState): Result {
  if (headers === null) return SKIPPED;
  return headers.get('X-Request-Id') === null
    ? { state: 'missing', meaning: 'requestIdHidden' }
    : { state: 'expected', meaning: 'requestIdReadable' };
}

export function readRateLimit({ headers }: CheckState): Result {
  if (headers === null) return SKIPPED;
  const limit = Number(headers.get('RateLimit-Limit') ?? Number.NaN);
  return Number.isFinite(limit)
    ? { state: 'expected', meaning: 'rateLimitReadable', facts: { limit } }
    : { state: 'missing', meaning: 'rateLimitHidden' };
}

const SCOPE = /^[a-z_]{2,40}$/;

export async function askToken({ transport }: CheckState): Promise<Result> {
  const info = await readTokenInfo(transport);
  if (info?.scopes == null) return { state: 'missing', meaning: 'tokenUntold' };
  const scopes = info.scopes.filter((scope) => SCOPE.test(scope));
  const facts = { scopes: scopes.join(', ') };
  if (scopes.includes('api')) return { state: 'expected', meaning: 'tokenWrites', facts };
  if (scopes.includes('read_api')) return { state: 'missing', meaning: 'tokenReads', facts };
  return { state: 'different', meaning: 'tokenUseless', facts };
}

/** A suffix may be a build's own name, so no more than the known ones are read. */
const VERSION = /^\d{1,3}\.\d{1,3}(\.\d{1,4})?(-(ee|ce|jh|pre|rc\d{1,3}))*/;

export async function askVersion(state: CheckState): Promise<Result> {
  const data = await askOperation(state, 'session', SessionDocument);
  const reported = at(data, 'metadata', 'version');
  const version = typeof reported === 'string' ? (VERSION.exec(reported)?.[0] ?? null) : null;
  state.version = version;
  const facts = { version: version ?? '' };
  return version === null
    ? { state: 'missing', meaning: 'versionUntold' }
    : { state: 'expected', meaning: 'versionTold', facts };
}

/** Off in production since February 2026; either will do, since the app does not use it. */
export async function askIntrospection({ transport, signal }: CheckState): Promise<Result> {
  const text = {
    query: 'query CheckIntrospection { __type(name: "AddOnUser") { name } }',
    operationName: 'CheckIntrospection',
  };
  const { data, errors } = await ask(transport, text, signal);
  if (at(data, '__type', 'name') === 'AddOnUser') {
    return { state: 'expected', meaning: 'introspectionOn' };
  }
  const isOff = errors.some((error) => error.startsWith("Field '__type' doesn't exist on type"));
  if (isOff) return { state: 'expected', meaning: 'introspectionOff' };
  throw new GatewayError('server', errors.join('; ') || 'No type AddOnUser');
}

export const SKIPPED: Result = { state: 'not-asked', meaning: 'skipped' };

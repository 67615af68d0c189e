import { RESOURCE_NOT_AVAILABLE } from '../graphql/errors';
import { isSpoilingKind } from './fault';
import type { AnswerKind, Fault, SpoilingKind } from './fault';
import { json, JSON_TYPE, text } from './message';
import type { MockAnswer, MockResponse } from './message';
import { oauthError } from './oauth-errors';
import { GITLAB_COM_LIMIT, tooManyRequests } from './rate-limit';

export const TIMED_OUT =
  'Request timed out. Please try a less complex query or a smaller set of records.';

const errors = (status: number, message: string): MockResponse =>
  json(status, { errors: [{ message }] });

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  425: 'Too Early',
  429: 'Too Many Requests',
  499: 'Client Closed Request',
  500: 'Internal server error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

const SIGN_IN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>';

function proxyPage(status: number): MockResponse {
  const title = `${status} ${REASONS[status] ?? 'Error'}`;
  const head = `<html><head><title>${title}</title></head>`;
  const body = `<body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>`;
  return text(status, `<!DOCTYPE html>${head}${body}`, 'text/html');
}

type Answer = (fault: Fault, now: number) => MockAnswer;

const ANSWERS: Readonly<Record<Exclude<AnswerKind, SpoilingKind>, Answer>> = {
  'rate-limit': ({ retryAfter = 60, message }, now) =>
    tooManyRequests({ limit: GITLAB_COM_LIMIT, retryAfter, now, text: message }),
  'server-error': ({ status = 500, message }) =>
    errors(
      status,
      message ?? (status === 503 ? TIMED_OUT : (REASONS[status] ?? 'Internal server error')),
    ),
  'bad-gateway-html': ({ status = 502 }) => proxyPage(status),
  timeout: () => errors(503, TIMED_OUT),
  unauthorized: ({ message = 'Invalid token' }) => errors(401, message),
  'invalid-grant': () => oauthError('invalid_grant'),
  forbidden: ({ message = 'API not accessible for user' }) => errors(403, message),
  'not-found': () => json(404, { error: '404 Not Found' }),
  'graphql-error': ({ message = 'Something went wrong' }) =>
    json(200, { data: null, errors: [{ message }] }),
  'drop-before': () => 'drop',
  'drop-after': () => 'drop',
  'html-page': ({ status = 200 }) => text(status, SIGN_IN_PAGE, 'text/html'),
  'empty-body': ({ status = 200 }) => ({
    status,
    headers: { 'Content-Type': JSON_TYPE },
    body: '',
  }),
};

/** The requested root fields, each null. */
function emptied(body: string): { data: Record<string, null>; paths: string[] } {
  const parsed: unknown = JSON.parse(body);
  const data =
    typeof parsed === 'object' && parsed !== null && 'data' in parsed ? parsed.data : null;
  const paths = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  return { data: Object.fromEntries(paths.map((path) => [path, null])), paths };
}

/** The real answer, spoiled on its way. */
const SPOIL: Readonly<Record<SpoilingKind, (answer: MockResponse) => MockResponse>> = {
  'null-payload': ({ body }) => json(200, { data: emptied(body).data }),
  'resource-not-available': ({ body }) => {
    const { data, paths } = emptied(body);
    const problems = paths.map((path) => ({ message: RESOURCE_NOT_AVAILABLE, path: [path] }));
    return json(200, { data, errors: problems });
  },
  'truncated-body': (answer) => ({
    ...answer,
    body: answer.body.slice(0, Math.floor(answer.body.length / 2)),
  }),
  'reset-midway': (answer) => ({ ...answer, breaksAfter: Math.floor(answer.body.length / 2) }),
};

/** The answer that a fault decides, from the real one where the request was carried out. */
export function faultAnswer(
  { kind, ...fault }: Fault & { readonly kind: AnswerKind },
  now: number,
  carriedOut: MockAnswer | null,
): MockAnswer {
  if (!isSpoilingKind(kind)) return ANSWERS[kind]({ kind, ...fault }, now);
  // What GitLab refused has nothing in it to spoil.
  if (carriedOut === null || carriedOut === 'drop' || carriedOut.status !== 200) {
    return carriedOut ?? 'drop';
  }
  return SPOIL[kind](carriedOut);
}

/** Whether the request is carried out although its answer is lost or wrong. */
export function takesEffect({ kind, effect }: Fault): boolean {
  return kind === 'drop-after' || isSpoilingKind(kind) || effect === true;
}

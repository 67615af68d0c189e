import type { AnswerKind, Fault } from './fault';
import { json, text } from './message';
import type { MockResponse } from './message';
import { GITLAB_COM_LIMIT, tooManyRequests } from './rate-limit';

export const TIMED_OUT =
  'Request timed out. Please try a less complex query or a smaller set of records.';

const errors = (status: number, message: string): MockResponse =>
  json(status, { errors: [{ message }] });

const REASONS: Readonly<Record<number, string>> = {
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

function proxyPage(status: number): MockResponse {
  const title = `${status} ${REASONS[status] ?? 'Error'}`;
  const head = `<html><head><title>${title}</title></head>`;
  const body = `<body><center><h1>${title}</h1></center><hr><center>nginx</center></body></html>`;
  return text(status, `<!DOCTYPE html>${head}${body}`, 'text/html');
}

const ANSWERS: Readonly<Record<AnswerKind, (fault: Fault, now: number) => MockResponse | 'drop'>> =
  {
    'rate-limit': (fault, now) => tooManyRequests(GITLAB_COM_LIMIT, fault.retryAfter ?? 60, now),
    'server-error': ({ status = 500 }) =>
      errors(status, status === 503 ? TIMED_OUT : 'Internal server error'),
    'bad-gateway-html': ({ status = 502 }) => proxyPage(status),
    timeout: () => errors(503, TIMED_OUT),
    unauthorized: () => errors(401, 'Invalid token'),
    forbidden: () => errors(403, 'API not accessible for user'),
    'not-found': () => json(404, { error: '404 Not Found' }),
    'graphql-error': ({ message = 'Something went wrong' }) =>
      json(200, { data: null, errors: [{ message }] }),
    'drop-before': () => 'drop',
    'drop-after': () => 'drop',
  };

export function faultAnswer(
  fault: Fault & { readonly kind: AnswerKind },
  now: number,
): MockResponse | 'drop' {
  return ANSWERS[fault.kind](fault, now);
}

/** Whether the request is carried out although its answer is lost or wrong. */
export function takesEffect(fault: Fault): boolean {
  return fault.kind === 'drop-after' || fault.effect === true;
}

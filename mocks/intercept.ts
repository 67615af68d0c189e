import type { GitLab } from './gitlab';
import { readableHeaders } from './http/cors';
import type { MockResponse } from './http/message';

/** Statuses whose answers have no body by the rules of `Response`. */
const BODILESS = new Set([101, 204, 205, 304]);

/** The whole body, or one that breaks in the middle. */
function bodyOf({ body, breaksAfter }: MockResponse): BodyInit {
  if (breaksAfter === undefined) return body;
  const start = new TextEncoder().encode(body.slice(0, breaksAfter));
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new TypeError('The connection broke'));
      else controller.enqueue(start);
      sent = true;
    },
  });
}

/**
 * Answers a `fetch` that was caught on its way. No browser checks CORS then, so headers that a page
 * from another origin could not read are left out here. Null stands for a broken connection.
 */
export async function answerIntercepted(
  gitlab: GitLab,
  request: Request,
): Promise<Response | null> {
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  const body = await request.text();
  const answer = await gitlab.handle({ method: request.method, url: request.url, headers, body });
  if (answer === 'drop') return null;
  return new Response(BODILESS.has(answer.status) ? null : bodyOf(answer), {
    status: answer.status,
    headers: readableHeaders(answer.headers),
  });
}

import type { GitLab } from './gitlab';
import { readableHeaders } from './http/cors';

/** Statuses whose answers have no body by the rules of `Response`. */
const BODILESS = new Set([101, 204, 205, 304]);

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
  return new Response(BODILESS.has(answer.status) ? null : answer.body, {
    status: answer.status,
    headers: readableHeaders(answer.headers),
  });
}

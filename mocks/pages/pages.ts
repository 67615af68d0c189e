import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { locationOf, text, withHeaders } from '../http/message';
import type { MockRequest, MockResponse } from '../http/message';

const FILES: Readonly<Record<string, string>> = {
  '/': 'inspector.html',
  '/-/graphql-explorer': 'explorer.html',
};

/** GitLab's page for making a token; here one picks one of those that there are. */
const TOKEN_PAGES = [
  '/-/user_settings/personal_access_tokens',
  '/-/profile/personal_access_tokens',
  '/-/user_settings/applications',
  '/admin/applications/new',
];

/** Scripts and styles are in the pages themselves, and talk to nothing but this server. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The pages that only the HTTP server has; null for everything else. */
export function answerPage(request: MockRequest): MockResponse | null {
  if (request.method !== 'GET') return null;
  const { pathname } = locationOf(request);
  if (TOKEN_PAGES.includes(pathname)) return { status: 302, headers: { Location: '/' }, body: '' };
  const file = FILES[pathname];
  if (file === undefined) return null;
  const here = dirname(fileURLToPath(import.meta.url));
  const page = text(200, readFileSync(join(here, file), 'utf8'), 'text/html');
  return withHeaders(page, { 'Content-Security-Policy': POLICY });
}

/** How many questions to GitLab stand one after the other. */
import type { Page, Request } from '@playwright/test';

export type Asked = {
  /** The operation, or the path of what is not GraphQL. */
  readonly what: string;
  /** 1 where nothing was answered before it was sent; otherwise one more than the latest of what was. */
  readonly round: number;
};

/** Watches what a page asks a GitLab, from now on. */
export function watchRounds(page: Page, gitlabUrl: string): () => readonly Asked[] {
  const asked: Asked[] = [];
  const rounds = new Map<Request, number>();
  let answered = 0;
  page.on('request', (request) => {
    if (!request.url().startsWith(gitlabUrl) || !isQuestion(request)) return;
    const round = answered + 1;
    rounds.set(request, round);
    asked.push({ what: nameOf(request), round });
  });
  page.on('response', (response) => {
    const round = rounds.get(response.request());
    if (round !== undefined && response.ok()) answered = Math.max(answered, round);
  });
  return () => asked;
}

/** Pictures of users and preflights ask nothing. */
function isQuestion(request: Request): boolean {
  return ['fetch', 'xhr'].includes(request.resourceType()) && request.method() !== 'OPTIONS';
}

function nameOf(request: Request): string {
  const body = request.postData();
  const { pathname } = new URL(request.url());
  if (body === null) return pathname;
  return (JSON.parse(body) as { operationName?: string }).operationName ?? pathname;
}

/** The round that brought the first users. */
export function roundOfRows(asked: readonly Asked[]): number {
  const rows = asked.find(({ what }) => what.endsWith('Users'));
  if (!rows) throw new Error('No users were asked for');
  return rows.round;
}

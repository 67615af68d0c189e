import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { SetupServer } from 'msw/node';
import { createGitLab } from './gitlab';
import type { GitLab, GitLabOptions } from './gitlab';
import { answerIntercepted } from './intercept';
import { readSdl } from './read-sdl';

export interface NodeOptions extends Omit<GitLabOptions, 'sdl' | 'origin'> {
  readonly sdl?: string;
  /** The instance's address, without a slash at the end. */
  readonly origin: string;
}

export interface InterceptedGitLab {
  readonly gitlab: GitLab;
  /** Call `listen` before the tests and `close` after them. */
  readonly server: SetupServer;
}

/** A mocked GitLab that answers `fetch` in the same process, for unit tests. */
export function interceptGitLab(options: NodeOptions): InterceptedGitLab {
  const { sdl = readSdl(), ...rest } = options;
  const gitlab = createGitLab({ ...rest, sdl });
  const handler = http.all(`${options.origin}/*`, async ({ request }) => {
    return (await answerIntercepted(gitlab, request)) ?? HttpResponse.error();
  });
  return { gitlab, server: setupServer(handler) };
}

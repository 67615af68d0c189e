import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import sdl from '../src/gitlab/schema.graphql?raw';
import { createGitLab } from './gitlab';
import type { GitLab, GitLabOptions } from './gitlab';
import { answerIntercepted } from './intercept';
import { allowScriptUrl, forgetScriptUrl } from './trusted-types';

/** Reserved for examples, so that it can never be a real instance. */
const INSTANCE_URL = 'https://gitlab.demo.invalid';

export interface DemoOptions extends Omit<GitLabOptions, 'sdl' | 'origin'> {
  /** The app's base path, with a slash at the end: the worker's script lies there. */
  readonly baseUrl: string;
}

export interface Demo {
  readonly instanceUrl: string;
  readonly gitlab: GitLab;
  /** Stops intercepting and unregisters the service worker, which still controls this page until it is left. */
  stop(): Promise<void>;
}

/** Starts a mocked GitLab inside this page, behind a service worker. */
export async function startDemo({ baseUrl, ...options }: DemoOptions): Promise<Demo> {
  const gitlab = createGitLab({ ...options, sdl, origin: INSTANCE_URL });
  const workerUrl = `${baseUrl}mockServiceWorker.js`;
  allowScriptUrl(workerUrl);
  const worker = setupWorker(
    http.all(`${INSTANCE_URL}/*`, async ({ request }) => {
      return (await answerIntercepted(gitlab, request)) ?? HttpResponse.error();
    }),
  );
  const registration = await worker.start({
    serviceWorker: { url: workerUrl, options: { scope: baseUrl } },
    onUnhandledRequest: 'bypass',
    quiet: true,
  });
  return {
    instanceUrl: INSTANCE_URL,
    gitlab,
    async stop() {
      worker.stop();
      forgetScriptUrl();
      await registration?.unregister();
    },
  };
}

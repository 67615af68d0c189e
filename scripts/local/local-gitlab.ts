import { parseArgs } from 'node:util';
import type { Connect, Plugin } from 'vite';
import { startServer } from '../../mocks/server.ts';
import { DEFAULT_APPLICATION } from '../../mocks/world/oauth.ts';
import { readBuildSettings } from '../../vite/build-settings.ts';
import { freePort } from '../free-port.ts';

export type LocalOptions = {
  /** Where the app is served. */
  readonly port: number;
  /** Builds even if `dist/` is up to date. */
  readonly build: boolean;
  readonly scenario: string | undefined;
  readonly version: string | undefined;
  /** Milliseconds that each answer takes. */
  readonly latency: number | undefined;
};

const HELP = `Serves Duo Seats and a mocked GitLab beside it.
  --port N              the app's port (or PORT; the next free one if taken)
  --scenario NAME       what the mocked GitLab holds (npm run mock -- --help lists them)
  --latency MS          how long each of its answers takes
  --gitlab-version V    which version it plays, such as 17.11
  --build               builds dist/ even if it is up to date (npm start)`;

/** Reads the command line of `npm start` and `npm run dev`; prints the help and exits with `--help`. */
export function readLocalOptions(defaultPort: number): LocalOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env['PORT'] ?? String(defaultPort) },
      scenario: { type: 'string' },
      latency: { type: 'string' },
      'gitlab-version': { type: 'string' },
      build: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  return {
    port: readNumber('--port', values.port),
    build: values.build,
    scenario: values.scenario,
    version: values['gitlab-version'],
    latency: values.latency === undefined ? undefined : readNumber('--latency', values.latency),
  };
}

export type LocalGitLab = {
  readonly url: string;
  /** The token to paste first. */
  readonly token: string;
  close(): Promise<void>;
};

/** The mocked GitLab, on another origin than the app, as a real one would be. */
export async function startLocalGitLab(options: LocalOptions): Promise<LocalGitLab> {
  const { scenario, version, latency } = options;
  const server = await startServer({
    host: '127.0.0.1',
    // Under BASE_PATH the page has another address to lead back to.
    applications: [
      {
        ...DEFAULT_APPLICATION,
        redirectUris: [`http://127.0.0.1${readBuildSettings(process.env).base}sign-in`],
      },
    ],
    port: await freePort(4010),
    ...(scenario === undefined ? {} : { scenario }),
    ...(version === undefined ? {} : { version }),
    ...(latency === undefined ? {} : { latency }),
  });
  const [main] = server.gitlab.snapshot().tokens;
  if (!main) throw new Error('The mocked GitLab knows no token.');
  return { url: server.url, token: main.token, close: () => server.close() };
}

/**
 * Answers `config.json` so that the sign-in page offers the mocked GitLab, and signs in there by OAuth. The file in
 * `dist/` stays as it is.
 */
export function localConfig({ url }: Pick<LocalGitLab, 'url'>): Plugin {
  const oauth = [{ url, clientId: DEFAULT_APPLICATION.clientId }];
  const text = JSON.stringify({ instance: url, oauth });
  const answer: Connect.NextHandleFunction = (request, response, next) => {
    if (request.url?.split('?')[0]?.endsWith('/config.json') !== true) {
      next();
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(text);
  };
  return {
    name: 'duo-seats:local-config',
    configureServer: ({ middlewares }) => void middlewares.use(answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(answer),
  };
}

/** Prints which address to open and what to type there. */
export function printWelcome(app: string, gitlab: LocalGitLab): void {
  console.log(`
  Duo Seats                ${app}

  On its sign-in page choose "Sign in with GitLab", or use a personal access token:
    GitLab URL             ${gitlab.url}
    Personal access token  ${gitlab.token}

  "Try the demo" needs neither. Ctrl-C stops both.
`);
}

/** Ends with exit code 0 on Ctrl-C, after everything was closed; a second Ctrl-C does not wait. */
export function closeOnInterrupt(close: () => Promise<unknown>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close().finally(() => process.exit(0));
    });
  }
}

function readNumber(flag: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new Error(`${flag} takes a number, not ${value}`);
  }
  return number;
}

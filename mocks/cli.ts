import { parseArgs } from 'node:util';
import { DEFAULT_SCENARIO, SCENARIOS } from './scenarios/scenarios';
import { startServer } from './server';
import type { RunningServer } from './server';
import { DEFAULT_VERSION, KNOWN_VERSIONS } from './versions';

export const DEFAULT_PORT = 4010;

export interface CliOptions {
  readonly port: number;
  readonly host: string;
  readonly scenario: string;
  readonly latency: number;
  readonly version: string | undefined;
  /** Undefined: as the scenario has it. */
  readonly clickHouse: boolean | undefined;
  readonly seed: number;
  readonly help: boolean;
}

function number(text: string, flag: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${flag} takes a whole number`);
  return value;
}

function onOrOff(text: string | undefined, flag: string): boolean | undefined {
  if (text === undefined) return undefined;
  if (text !== 'on' && text !== 'off') throw new Error(`--${flag} takes on or off`);
  return text === 'on';
}

export function readArguments(argv: readonly string[]): CliOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      host: { type: 'string', default: '127.0.0.1' },
      scenario: { type: 'string', default: DEFAULT_SCENARIO },
      latency: { type: 'string', default: '0' },
      'gitlab-version': { type: 'string' },
      clickhouse: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    port: number(values.port, 'port'),
    host: values.host,
    scenario: values.scenario,
    latency: number(values.latency, 'latency'),
    version: values['gitlab-version'],
    clickHouse: onOrOff(values.clickhouse, 'clickhouse'),
    seed: number(values.seed, 'seed'),
    help: values.help,
  };
}

export function helpText(): string {
  const width = Math.max(...SCENARIOS.map(({ name }) => name.length));
  const scenarios = SCENARIOS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'A mocked GitLab with GitLab Duo seats.',
    '',
    'Usage: npm run mock -- [options]',
    '',
    `  --port N             port to listen on (default ${DEFAULT_PORT}, 0 takes any free one)`,
    '  --host NAME          address to listen on (default 127.0.0.1)',
    `  --scenario NAME      what is in it (default ${DEFAULT_SCENARIO})`,
    '  --latency MS         how long an answer takes (default 0)',
    `  --gitlab-version V   ${KNOWN_VERSIONS.join(', ')} (default ${DEFAULT_VERSION})`,
    '  --clickhouse on|off  figures of the use of Duo (default: as in the scenario)',
    '  --seed N             another number, other users (default 1)',
    '  --help               this text',
    '',
    'Scenarios:',
    ...scenarios,
  ].join('\n');
}

/** What went wrong, and what to do, in one line. */
function complaint(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken ? `${error.message}. Choose another port with --port.` : error.message;
}

/** Starts the server that the arguments ask for; null for help, and when it cannot be started. */
export async function runMockCli(argv: readonly string[]): Promise<RunningServer | null> {
  try {
    return await run(argv);
  } catch (error) {
    console.error(complaint(error));
    process.exitCode = 1;
    return null;
  }
}

async function run(argv: readonly string[]): Promise<RunningServer | null> {
  const { help, version, clickHouse, ...options } = readArguments(argv);
  if (help) {
    console.log(helpText());
    return null;
  }
  const server = await startServer({
    ...options,
    ...(version === undefined ? {} : { version }),
    ...(clickHouse === undefined ? {} : { clickHouse }),
  });
  const {
    scenario,
    version: running,
    tokens,
  } = server.gitlab.snapshot({ omit: ['users', 'seats'] });
  console.log(`Mocked GitLab ${running}, scenario ${scenario}: ${server.url}`);
  console.log(`Token: ${tokens[0]?.token ?? ''} (all of them, and the controls, are at the URL)`);
  return server;
}

import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../scripts/free-port';
import { root } from '../scripts/run';
import { docCommands } from './support/doc-commands';
import { expect, test } from './support/fixtures';

const run = promisify(execFile);

/** Runs a command in a shell, in the folder of the project. Rejects when it fails. */
async function shell(command: string): Promise<string> {
  const { stdout } = await run('bash', ['-c', command], { cwd: root, maxBuffer: 64 * 1024 ** 2 });
  return stdout;
}

/** Starts a server, waits until it prints its addresses, and stops it after use. */
async function serving<T>(command: string, use: (urls: readonly string[]) => Promise<T>) {
  const child = spawn('bash', ['-c', command], { cwd: root, detached: true });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  const urls = () => said.match(/http:\/\/[\w.]+:\d+\S*/g) ?? [];
  try {
    await expect.poll(() => urls().length, { timeout: 60_000, message: said }).toBeGreaterThan(0);
    return await use(urls());
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

function hasDocker(): boolean {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const commands = docCommands();
const ci = readFileSync(join(root, '.ci/run'), 'utf8');

/** How each command is run, so that no document has a command that nothing runs. */
const WAYS: readonly { readonly command: RegExp; readonly by: 'ci' | 'here' | 'docker' }[] = [
  { command: /^npm ci$/, by: 'ci' },
  { command: /^npm ci && npm test$/, by: 'ci' },
  { command: /^npm run check$/, by: 'ci' },
  // CI runs these tests without updating the images.
  { command: /^UPDATE_IMAGES=1 npm run test:e2e$/, by: 'ci' },
  { command: /^npm ci && npm start$/, by: 'here' },
  { command: /^npm run (dev|build|check:dist|host-files)$/, by: 'here' },
  { command: /^BASE_PATH=\S+ GITLAB_URL_ONLY=\S+ DEMO=off npm run build$/, by: 'here' },
  { command: /^npm run test:unit -- \S+$/, by: 'here' },
  { command: /^npm run mock -- /, by: 'here' },
  { command: /^curl /, by: 'here' },
  { command: /^docker (build|run) /, by: 'docker' },
];

const by = (way: 'ci' | 'here' | 'docker') =>
  commands.filter(({ text }) => WAYS.find(({ command }) => command.test(text))?.by === way);
const here = (start: string) => by('here').filter(({ text }) => text.startsWith(start));

test.describe('every command of the documentation', () => {
  test.describe.configure({ timeout: 180_000 });

  test('is run by CI, by a test or with Docker', () => {
    const unknown = commands.filter(({ text }) => !WAYS.some(({ command }) => command.test(text)));
    expect(unknown).toEqual([]);
    for (const part of ['npm ci', 'npm run --silent check', 'npm test']) expect(ci).toContain(part);
    console.log(
      `commands in documents: ${commands.length}, run by CI ${by('ci').length}, by tests ${by('here').length}, needing Docker ${by('docker').length}`,
    );
  });

  test('starts the servers that it names', async ({ request }) => {
    for (const { text } of [...here('npm ci && npm start'), ...here('npm run dev')]) {
      const command = text.replace('npm ci && ', '');
      const port = await freePort(5300);
      await serving(`${command} -- --port ${port}`, async (urls) => {
        const page = await request.get(urls[0] ?? '');
        expect(await page.text()).toContain('<title>Duo Seats');
        expect(urls.length, 'the app and a GitLab').toBeGreaterThanOrEqual(2);
      });
    }
  });

  test('gets an answer from the mocked GitLab', async ({ request }) => {
    const [start] = here('npm run mock');
    const port = await freePort(5400);
    const asked = here('curl ');
    expect(asked.length).toBeGreaterThan(5);
    const local = (text: string) => text.replaceAll('4010', String(port));
    await serving(local(start?.text ?? ''), async () => {
      for (const { text } of asked) {
        const scenario = text.includes('demo-admin') ? 'instance' : 'typical';
        await request.post(`http://localhost:${port}/__mock`, { data: { scenario, reset: true } });
        const answer = await shell(local(text).replace('curl ', 'curl -sS --fail-with-body '));
        expect(JSON.parse(answer), text).not.toHaveProperty('errors');
      }
    });
  });

  test('builds, checks and prepares the files to serve', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duo-seats-docs-'));
    try {
      for (const { text } of by('here').filter((one) => one.text.endsWith('npm run build'))) {
        await shell(`${text} -- --outDir ${folder} --emptyOutDir --logLevel warn`);
        expect(await shell(`npm run check:dist -- --dir ${folder}`)).toContain('is sound');
        expect(await shell(`npm run host-files -- --dir ${folder}`)).toContain('_headers');
        const base = /BASE_PATH=(\S+)/.exec(text)?.[1] ?? '/';
        expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain(`src="${base}assets/`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('runs a part of the unit tests', async () => {
    for (const { text } of here('npm run test:unit')) {
      expect(await shell(text)).toMatch(/Tests .*[1-9]\d* passed/);
    }
  });

  // Without Docker, nginx.spec.ts still tests the nginx configuration of the image.
  if (!hasDocker()) return;

  test('builds an image that serves the app', async ({ request }) => {
    const [build] = by('docker');
    await shell(build?.text ?? '');
    const port = await freePort(5500);
    const name = `duo-seats-${port}`;
    const start = by('docker').find(({ text }) => text.endsWith('--tmpfs /tmp duo-seats'));
    const command = (start?.text ?? '')
      .replace('8080:8080', `${port}:8080`)
      .replace('docker run', `docker run -d --name ${name}`);
    await shell(command);
    try {
      await expect
        .poll(async () =>
          request.get(`http://localhost:${port}/`).then(
            (answer) => answer.status(),
            () => 0,
          ),
        )
        .toBe(200);
    } finally {
      await shell(`docker rm -f ${name}`);
    }
  });
});

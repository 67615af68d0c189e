import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { root } from '../scripts/run';
import { expect, test } from './support/fixtures';

/** Runs a script of the project. Returns what it printed. */
async function npmRun(script: string): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', script], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  console.log(stdout.trim().split('\n').at(-1));
  return stdout;
}

test.describe('the build that is shipped', () => {
  test.describe.configure({ timeout: 180_000 });

  test('comes with its licenses', async ({ request, baseURL }) => {
    expect(await npmRun('licenses')).toMatch(/^[1-9]\d* packages are shipped/m);
    const text = await (await request.get(`${baseURL ?? ''}licenses.txt`)).text();
    expect(text).toMatch(/^react \d+\.\d+\.\d+$/m);
  });

  test('is listed in an SBOM', async () => {
    expect(await npmRun('sbom')).toMatch(/: [1-9]\d* components$/m);
  });

  test('is the same after every build', async () => {
    expect(await npmRun('check:reproducible')).toMatch(/are the same: sha256 [0-9a-f]{64}/);
  });
});

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder, where every command runs. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script's body; an error it throws is printed as a message without a stack. */
export async function main(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    // Not exitCode: servers that were started before the failure would keep the process alive.
    process.exit(1);
  }
}

/** Runs a command-line tool, by its file under node_modules, with this very Node; answers its exit code. */
export function runTool(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return run(process.execPath, [`${root}/node_modules/${script}`, ...args], env);
}

/** Runs one of the project's own TypeScript files; answers its exit code. */
export function runScript(file: string, args: readonly string[] = []): Promise<number> {
  return run(process.execPath, ['--import', 'tsx', `${root}/${file}`, ...args], {});
}

/** Runs an npm script; answers its exit code. */
export function runNpm(script: string, args: readonly string[] = []): Promise<number> {
  // npm is a .cmd file on Windows, which only a shell can start.
  return run('npm', ['run', '--silent', script, '--', ...args], {}, process.platform === 'win32');
}

function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  shell = false,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      shell,
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

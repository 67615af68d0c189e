import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** Runs a command to its end, or to its time limit. Whether it helped is for the caller to see. */
export function attempt(
  command: string,
  args: readonly string[],
  seconds: number,
  variables: NodeJS.ProcessEnv = {},
): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...variables };
  return new Promise((resolve) => {
    execFile(command, args, { env, timeout: seconds * 1000 }, (error) => {
      if (error) console.log(`  ${command}: ${error.message.split('\n', 2).join(' ')}`);
      resolve();
    });
  });
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

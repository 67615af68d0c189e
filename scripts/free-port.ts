import { createServer } from 'node:net';

/**
 * The first port from `wanted` on that no program on this computer listens on.
 * @throws {Error} when the next 20 are taken as well.
 */
export async function freePort(wanted: number, host = '127.0.0.1'): Promise<number> {
  for (let port = wanted; port < wanted + 20; port += 1) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No free port from ${wanted} to ${wanted + 19}.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const compress = promisify(gzip);

export type StaticSite = { readonly url: string; close(): Promise<void> };

/** Serves a build as a host would: compressed, and with the page for every address that is no file. */
export async function serveFolder(folder: string): Promise<StaticSite> {
  const bodies = new Map<string, Promise<Buffer>>();
  async function read(path: string): Promise<Buffer> {
    return compress(await readFile(path), { level: 9 });
  }
  function bodyOf(path: string): Promise<Buffer> {
    let body = bodies.get(path);
    if (!body) {
      body = read(path);
      bodies.set(path, body);
    }
    return body;
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = extname(pathname) === '' ? '/index.html' : normalize(pathname);
    bodyOf(join(folder, file)).then(
      (body) => {
        response.writeHead(200, {
          'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
          'Content-Encoding': 'gzip',
          'Content-Length': body.length,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createGitLab } from './gitlab';
import type { GitLab, GitLabOptions } from './gitlab';
import type { MockRequest } from './http/message';
import { answerPage } from './pages/pages';
import { readSdl } from './read-sdl';

export interface ServerOptions extends Omit<GitLabOptions, 'sdl' | 'origin'> {
  readonly sdl?: string;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  readonly host?: string;
}

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly gitlab: GitLab;
  close(): Promise<void>;
}

const MOST_BYTES = 5_000_000;

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += buffer.length;
    if (size > MOST_BYTES) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

async function serve(
  gitlab: GitLab,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await readBody(incoming);
  if (body === null) {
    outgoing.writeHead(413).end();
    return;
  }
  const request: MockRequest = {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: headersOf(incoming),
    body,
  };
  const answer = await gitlab.handle(request);
  if (answer === 'drop') {
    incoming.socket.destroy();
    return;
  }
  const headers = { ...answer.headers, 'Cache-Control': 'no-store' };
  if (answer.breaksAfter !== undefined) {
    const size = String(Buffer.byteLength(answer.body));
    outgoing.writeHead(answer.status, { ...headers, 'Content-Length': size });
    outgoing.write(answer.body.slice(0, answer.breaksAfter), () => incoming.socket.destroy());
    return;
  }
  outgoing.writeHead(answer.status, headers);
  outgoing.end(request.method === 'HEAD' ? undefined : answer.body);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

/** A mocked GitLab on a port of this machine, with the inspector at `/`. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 0, host = '127.0.0.1', sdl = readSdl(), ...rest } = options;
  // No connection is closed for being idle: a request that is on its way just then would be lost.
  const server = createServer({ keepAliveTimeout: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  const shown = host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host;
  const url = `http://${shown}:${actualPort}`;
  try {
    const gitlab = createGitLab({ pages: answerPage, ...rest, sdl, origin: url });
    server.on('request', (incoming, outgoing) => {
      serve(gitlab, incoming, outgoing).catch((error: unknown) => {
        // A client that went away while waiting is no mistake of this server.
        if (outgoing.headersSent || outgoing.destroyed) return;
        outgoing.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(error));
      });
    });
    return { url, gitlab, close: () => closed(server) };
  } catch (error) {
    // An unknown scenario or version must not leave a server behind that answers nothing.
    await closed(server);
    throw error;
  }
}

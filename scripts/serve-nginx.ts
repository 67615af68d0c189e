import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findNginx } from './find-nginx.ts';
import { freePort } from './free-port.ts';
import { root } from './run.ts';

export type NginxOptions = {
  /** A build with its host files. */
  readonly dist: string;
  /** What it was built for, with a slash at both ends. */
  readonly basePath: string;
  /** Passes calls to this GitLab on, on the page's own origin. */
  readonly gitlabUrl?: string;
  /** Replaces the build's config.json. */
  readonly config?: object;
};

export type RunningNginx = { readonly url: string; close(): Promise<void> };

/** Serves a build with the very configuration under deploy/nginx, on a free port of this computer. */
export async function serveNginx(options: NginxOptions): Promise<RunningNginx> {
  const { dist, basePath, gitlabUrl, config } = options;
  const nginx = await findNginx();
  const folder = mkdtempSync(join(tmpdir(), 'duo-seats-nginx-'));
  const port = await freePort(4480);
  const files = join(folder, 'root', basePath);
  const extra = join(folder, 'extra');
  cpSync(dist, files, { recursive: true });
  mkdirSync(extra);
  if (config) writeFileSync(join(files, 'config.json'), JSON.stringify(config));

  const variables = {
    PORT: `127.0.0.1:${port}`,
    ROOT: join(folder, 'root'),
    BASE_PATH: basePath,
    HEADERS: join(files, '.host', 'nginx-headers.conf'),
    EXTRA: extra,
    GITLAB_URL: gitlabUrl ?? '',
    PROXY_COMMON: join(root, 'deploy/nginx/proxy-common.conf'),
  };
  writeFileSync(join(folder, 'server.conf'), fill('duo-seats.conf.template', variables));
  if (gitlabUrl !== undefined) {
    writeFileSync(join(extra, 'proxy.conf'), fill('gitlab-proxy.conf.template', variables));
  }
  writeFileSync(join(folder, 'nginx.conf'), frame(folder));

  const child = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}${basePath}`;
  await answering(url, () => child.exitCode !== null);
  return {
    url,
    async close() {
      child.kill('SIGQUIT');
      await Promise.race([ended, sleep(3_000, undefined, { ref: false })]);
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What envsubst does. */
function fill(name: string, variables: Readonly<Record<string, string>>): string {
  const template = readFileSync(join(root, 'deploy/nginx', name), 'utf8');
  return template.replace(/\$\{([A-Z_]+)\}/g, (whole, key: string) => variables[key] ?? whole);
}

/** A server that leaves no traces outside of its folder; as root it stays root to read it. */
function frame(folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 256; }
http {
  types {
    text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg;
    text/plain txt;
  }
  default_type application/octet-stream;
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  include ${folder}/server.conf;
}
`;
}

async function answering(url: string, hasEnded: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (hasEnded()) throw new Error('nginx does not start with this configuration');
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
  throw new Error(`nginx does not answer at ${url}`);
}

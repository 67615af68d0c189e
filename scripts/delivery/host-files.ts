/**
 * `npm run host-files`: adds to a build what hosts need to serve it with all headers: `_headers` and
 * `_redirects` for Netlify and Cloudflare Pages, `.host/nginx-headers.conf` for nginx. `--dir` names
 * another folder than `dist`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BuildSettings } from '../../vite/build-settings.ts';
import { SETTINGS_RECORD } from '../../vite/settings-record-plugin.ts';
import { headersFile, hostHeaders, nginxHeaders, redirectsFile } from './host-headers.ts';
import { main, root } from '../run.ts';

const { values } = parseArgs({ options: { dir: { type: 'string', default: join(root, 'dist') } } });

await main(() => {
  const read = (name: string) => readFileSync(join(values.dir, name), 'utf8');
  const { base } = JSON.parse(read(SETTINGS_RECORD)) as BuildSettings;
  const headers = hostHeaders(read('index.html'));
  mkdirSync(join(values.dir, '.host'), { recursive: true });
  writeFileSync(join(values.dir, '_headers'), headersFile(headers, base));
  writeFileSync(join(values.dir, '_redirects'), redirectsFile(base));
  writeFileSync(join(values.dir, '.host', 'nginx-headers.conf'), nginxHeaders(headers));
  console.log(`Wrote _headers, _redirects and .host/nginx-headers.conf for ${base}`);
  return Promise.resolve();
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseInstanceUrl } from '../src/gitlab/session/instance-url';
import {
  addContentSecurityPolicy,
  contentSecurityPolicy,
  inlineScriptHashes,
} from './csp-plugin.ts';

const page = (head: string) =>
  `<!doctype html><html><head><meta charset="utf-8" />${head}</head><body></body></html>`;
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('inlineScriptHashes', () => {
  it('hashes inline scripts and leaves files alone', () => {
    const html = page('<script>let a = 1;</script><script type="module" src="/a.js"></script>');
    expect(inlineScriptHashes(html)).toEqual([hashOf('let a = 1;')]);
  });

  it('hashes what the browser will see, whatever the line ends of the checkout', () => {
    expect(inlineScriptHashes('<script>a();\r\nb();\r</script>')).toEqual([hashOf('a();\nb();\n')]);
  });

  it('does not take an attribute that ends in src for a file', () => {
    expect(inlineScriptHashes('<script data-src="x">a()</script>')).toEqual([hashOf('a()')]);
  });
});

describe('contentSecurityPolicy', () => {
  it('allows nothing by default, and never inline code or eval', () => {
    const policy = contentSecurityPolicy([], []);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
    expect(policy).not.toMatch(/unsafe/);
  });

  it('talks to any https origin and to this computer', () => {
    expect(contentSecurityPolicy([], [])).toContain(
      "connect-src 'self' https: http://localhost:* http://127.0.0.1:*;",
    );
  });

  it('agrees with the check of the sign-in page about this computer', () => {
    const [, sources = ''] = /connect-src ([^;]*)/.exec(contentSecurityPolicy([], [])) ?? [];
    for (const host of ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', '192.168.1.2']) {
      expect(parseInstanceUrl(`http://${host}:4010`).ok, host).toBe(
        sources.includes(`http://${host}:*`),
      );
    }
  });

  it('talks to the one instance it was built for', () => {
    expect(contentSecurityPolicy([], ['https://gitlab.example.org'])).toContain(
      "connect-src 'self' https://gitlab.example.org;",
    );
  });

  it('shows pictures of the instance it was built for, and of no other host', () => {
    expect(contentSecurityPolicy([], ['https://gitlab.example.org'])).toContain(
      "img-src 'self' data: https://gitlab.example.org;",
    );
    expect(contentSecurityPolicy([], [])).toContain("img-src 'self' data: https: ");
  });
});

describe('addContentSecurityPolicy', () => {
  it('puts the policy before anything that loads or runs', () => {
    const html = addContentSecurityPolicy(page('<link href="/a.css" /><script>a()</script>'), []);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'));
    expect(html).toContain(`script-src 'self' ${hashOf('a()')};`);
  });

  it('refuses a page that loads something before its policy', () => {
    expect(() =>
      addContentSecurityPolicy('<script>a()</script><meta charset="utf-8">', []),
    ).toThrow(/before/);
    expect(() => addContentSecurityPolicy('<html></html>', [])).toThrow(/charset/);
  });

  it("fits the project's own page", () => {
    const source = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
    expect(inlineScriptHashes(source)).toHaveLength(1);
    expect(addContentSecurityPolicy(source, [])).toMatch(
      /<head>\s*<meta charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy"/,
    );
  });
});

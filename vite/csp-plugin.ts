import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

// The hash of the empty string: Emotion appends empty <style> elements and fills them through CSSOM.
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
// No http://[::1]:*, which is not a valid host source: browsers warn about it and ignore it.
const THIS_COMPUTER = ['http://localhost:*', 'http://127.0.0.1:*'];

declare global {
  /** Whether this build may talk to any GitLab, and so load pictures from any host. */
  const __ANY_GITLAB__: boolean;
}

/**
 * Puts a strict Content Security Policy into the built page as a <meta>, so that it holds on any
 * static host. `frame-ancestors` works only as a header: hosts that can send headers should add it.
 */
export function cspPlugin(origins: readonly string[]): Plugin {
  return {
    name: 'duo-seats:csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => addContentSecurityPolicy(html, origins),
    },
  };
}

/**
 * The page with its policy: right after the <meta charset> (which loads nothing and has to be within
 * the first 1024 bytes), before everything that loads or runs.
 * @throws {Error} when there is no charset to go by, or something would run or load before the policy.
 */
export function addContentSecurityPolicy(html: string, origins: readonly string[]): string {
  const charset = /<meta charset="[^"]*"\s*\/?>/i.exec(html);
  if (!charset) throw new Error('index.html needs a <meta charset> first in its head');
  const end = charset.index + charset[0].length;
  if (/<(script|style|link)\b/i.test(html.slice(0, end))) {
    throw new Error('index.html loads something before its <meta charset>');
  }
  const policy = contentSecurityPolicy(inlineScriptHashes(html), origins);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return `${html.slice(0, end)}\n    ${meta}${html.slice(end)}`;
}

/** `'sha256-…'` of each script that is in the page itself. */
export function inlineScriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script\b(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi);
  return [...scripts].map(([, text = '']) => {
    // Browsers hash what the HTML parser made of the text, and it knows only line feeds.
    const parsed = text.replace(/\r\n?/g, '\n');
    return `'sha256-${createHash('sha256').update(parsed).digest('base64')}'`;
  });
}

export function contentSecurityPolicy(
  scriptHashes: readonly string[],
  origins: readonly string[],
): string {
  const gitlab = origins.length > 0 ? origins : ['https:', ...THIS_COMPUTER];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scriptHashes],
    'style-src': ["'self'", EMPTY_STYLE],
    'img-src': ["'self'", 'data:', ...gitlab],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...gitlab],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default'],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

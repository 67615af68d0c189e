import { plainText } from './plain-text';

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bgl[a-z]{1,8}-[\w.=-]{6,}/gi, '[token]'],
  [/\bBearer\s+[^\s,;"']+/gi, 'Bearer [token]'],
  [
    /\b((?:private|access|job|deploy|feed)[-_]?token["']?\s*[=:]\s*["']?)[^\s&,;"']+/gi,
    '$1[token]',
  ],
  // A user name and password in front of a host.
  [/(\bhttps?:\/\/)[^\s/@]+@/gi, '$1'],
];

function withoutSecrets(text: string): string {
  return SECRETS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text);
}

/**
 * Text that came from outside (an error's words, a request ID, an error code) as it may be shown, kept and
 * exported: without the token that was sent, without anything that looks like one, with nothing that hides,
 * and at most `most` UTF-16 units long. Secrets go first: a cut could leave half of one.
 */
export function safeText(text: string, most: number, sent: string | null = null): string {
  const hidden = sent === null || sent === '' ? text : text.replaceAll(sent, '[token]');
  return plainText(withoutSecrets(hidden), most);
}

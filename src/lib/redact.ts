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

/** Text without what looks like a secret, for details that people copy into issues and chats. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text);
}

/** The headers that every file of a build is to be sent with, made from the page's own policy. */
export type HostHeaders = Readonly<Record<string, string>>;

const POLICY = /http-equiv="Content-Security-Policy" content="([^"]*)"/;

/** What the app never uses is switched off. It writes to the clipboard, and reads nothing from it. */
const NO_PERMISSIONS = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
];

/**
 * As a header, the policy can also forbid other pages to frame this one, which it cannot in the page.
 * @throws {Error} when the page has no policy.
 */
export function hostHeaders(html: string): HostHeaders {
  const policy = POLICY.exec(html)?.[1];
  if (policy === undefined) throw new Error('index.html has no Content Security Policy');
  return {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': NO_PERMISSIONS.map((name) => `${name}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** An include for nginx. HSTS comes from a variable that the server sets where HTTPS is in use. */
export function nginxHeaders(headers: HostHeaders): string {
  const lines = Object.entries({ ...headers, 'Strict-Transport-Security': '$duo_seats_hsts' });
  return lines.map(([name, value]) => `add_header ${name} "${value}" always;\n`).join('');
}

const HSTS = 'max-age=31536000';
const FOREVER = 'public, max-age=31536000, immutable';

/** `_headers` as Netlify, Cloudflare Pages and others read it. They serve over HTTPS alone. */
export function headersFile(headers: HostHeaders, base: string): string {
  const all = { ...headers, 'Strict-Transport-Security': HSTS, 'Cache-Control': 'no-cache' };
  return [
    `${base}*`,
    ...Object.entries(all).map(([name, value]) => `  ${name}: ${value}`),
    // Taken away first: both rules would be added up otherwise.
    `${base}assets/*`,
    '  ! Cache-Control',
    `  Cache-Control: ${FOREVER}`,
    '',
  ].join('\n');
}

/** `_redirects` for the same hosts: deep links lead to the app, files that exist are served as they are. */
export function redirectsFile(base: string): string {
  return `${base}* ${base}index.html 200\n`;
}

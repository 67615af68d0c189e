/** The host name under which the demo's GitLab answers: reserved, so it can never be a real one. */
export const DEMO_ORIGIN = 'https://gitlab.demo.invalid';

export type BuildSettings = {
  /** The path the app is served under, with a slash at both ends. */
  readonly base: string;
  /** Whether "Try the demo" (the mocked GitLab in a service worker) is part of the build. */
  readonly demo: boolean;
  /** The origins that the page may talk to, as CSP sources; empty: any https one and this computer. */
  readonly origins: readonly string[];
};

/**
 * Reads the settings of a build from the environment:
 * - `BASE_PATH`: a path (`/seats`) or the full address (`https://example.org/seats/`) it is served at.
 * - `DEMO=off`: leaves the demo out.
 * - `GITLAB_URL_ONLY`: the only GitLab this build may talk to, enforced by the CSP.
 * @throws {Error} when a value is not an address.
 */
export function readBuildSettings(
  env: Readonly<Record<string, string | undefined>>,
): BuildSettings {
  const demo = env['DEMO'] !== 'off';
  const only = env['GITLAB_URL_ONLY']?.trim();
  const origins = only ? [readOrigin(only), ...(demo ? [DEMO_ORIGIN] : [])] : [];
  return { base: readBase(env['BASE_PATH']), demo, origins };
}

function readBase(value = ''): string {
  const path = value.includes('://') ? new URL(value).pathname : value;
  const inner = path.trim().replace(/^[./]+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

function readOrigin(value: string): string {
  const { origin, hostname } = new URL(value.includes('://') ? value : `https://${value}`);
  // Browsers ignore such a source, so that the page could call nothing.
  if (hostname.startsWith('['))
    throw new Error(`GITLAB_URL_ONLY cannot be an IPv6 address, give a host name: ${value}`);
  // "null" is what URL answers for schemes without a host, and would silently block everything.
  if (origin === 'null')
    throw new Error(`GITLAB_URL_ONLY is not the address of a GitLab: ${value}`);
  return origin;
}

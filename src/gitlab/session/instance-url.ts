/** The address of a GitLab, without a trailing slash: an origin, and a path where GitLab lives below one. */
export type InstanceUrl = string & { readonly __brand: 'InstanceUrl' };

export type InstanceUrlResult =
  | { readonly ok: true; readonly url: InstanceUrl }
  | { readonly ok: false; readonly problem: 'not-a-url' | 'plain-http' | 'ipv6-loopback' };

/** A pasted address is often that of a page: everything from these parts on is not GitLab's own address. */
const PAGE_PARTS = /\/(-|api\/(graphql|v4)|users\/sign_in|groups|admin|dashboard|explore)(\/.*)?$/;

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1';
}

/**
 * Reads what a person typed as "GitLab URL". `https://` is added where no scheme is given.
 * Plain http is refused except on this machine, because the token would cross the network in clear text.
 * There it is taken by the names that the page's content security policy can give: `[::1]` is not one.
 */
export function parseInstanceUrl(typed: string): InstanceUrlResult {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return { ok: false, problem: 'not-a-url' };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    return { ok: false, problem: 'not-a-url' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { ok: false, problem: 'not-a-url' };
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'not-a-url' };
  if (url.protocol === 'http:' && url.hostname === '[::1]')
    return { ok: false, problem: 'ipv6-loopback' };
  if (url.protocol === 'http:' && !isLocal(url.hostname))
    return { ok: false, problem: 'plain-http' };
  const path = isGitLabCom(url.origin)
    ? ''
    : url.pathname.replace(PAGE_PARTS, '').replace(/\/+$/, '');
  return { ok: true, url: `${url.origin}${path}` as InstanceUrl };
}

/** Whether the instance is GitLab.com, where seats belong to top-level groups alone. */
export function isGitLabCom(instance: string): boolean {
  return instance === 'https://gitlab.com';
}

/**
 * Whether it is the demo's GitLab, of which nothing is remembered: `.invalid` is never a real host.
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.4
 */
export function isDemoInstance(instance: string): boolean {
  return URL.canParse(instance) && new URL(instance).hostname.endsWith('.invalid');
}

/** GitLab's page for a new personal access token, with name and scope filled in. */
export function newTokenUrl(instance: InstanceUrl): string {
  return `${instance}/-/user_settings/personal_access_tokens?name=Duo+Seats&scopes=api`;
}

/** GitLab's page of the applications that a person has let in. */
export function authorizedApplicationsUrl(instance: InstanceUrl): string {
  return `${instance}/-/user_settings/applications`;
}

/** The target of a deep link, kept while the user signs in: in the history entry, never in the address. */
export type SignInState = {
  readonly from?: string;
  /** Everything that this app kept in this browser was just deleted. */
  readonly forgotten?: boolean;
};

/** A path within the app. Two slashes at its start would name another host. */
export function insideApp(path: string): string {
  return path.replace(/^[/\\]+/, '/');
}

/** Whether this is the page that helps to set up sign-in with GitLab, which is there before the router. */
export function isSetupAddress(base: string): boolean {
  return /^setup\/?$/.test(window.location.pathname.slice(base.length));
}

/**
 * Shows the address of the sign-in page instead of the requested one, and keeps that in the history entry in
 * the format of the router, which reads it once it is loaded.
 */
export function showSignInAddress(base: string): void {
  const { pathname, search } = window.location;
  const path = insideApp(`/${pathname.slice(base.length)}`);
  if (/^\/sign-in\/?$/.test(path)) return;
  const from = `${path}${search}`;
  const usr: SignInState = from === '/' ? {} : { from };
  window.history.replaceState({ usr, key: 'default', idx: 0 }, '', `${base}sign-in`);
}

/**
 * Reloads the page at the sign-in, which clears its memory. The history entry, which survives, has the page
 * say what was done.
 */
export function showForgotten(): void {
  const usr: SignInState = { forgotten: true };
  const entry = { usr, key: 'default', idx: 0 };
  window.history.replaceState(entry, '', `${import.meta.env.BASE_URL}sign-in`);
  window.location.reload();
}

export function isForgotten(): boolean {
  const { usr } = (window.history.state ?? {}) as { readonly usr?: SignInState | null };
  return usr?.forgotten === true;
}

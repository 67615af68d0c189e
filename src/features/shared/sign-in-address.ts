/** Where a deep link was going, kept while the person signs in; in memory of the tab, never in the address. */
export type SignInState = {
  readonly from?: string;
  /** Everything that this browser kept has just been removed. */
  readonly forgotten?: boolean;
};

/** A path of the app. One with two slashes at its beginning would be the name of another host. */
export function insideApp(path: string): string {
  return path.replace(/^[/\\]+/, '/');
}

/**
 * Shows the address of the sign-in page instead of the one that somebody came to, and remembers that one
 * as the router does, which reads it once it is there.
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
 * Loads the page anew at the sign-in, so that nothing of before is in its memory, and has it say what was
 * done: the entry of the history outlives that, as nothing that is kept does.
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

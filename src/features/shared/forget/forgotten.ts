import type { SignInState } from '../sign-in-address';

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

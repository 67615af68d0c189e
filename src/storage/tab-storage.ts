import type { WebStorage } from '../lib/setting';

/** What belongs to this tab; null where the browser forbids it, as even reading it throws then. */
export function tabStorage(): WebStorage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

import type { StoragePort } from '../../gitlab/session/token-vault';

/** What belongs to this tab; null where the browser forbids it, as even reading it throws then. */
export function tabStorage(): StoragePort {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

const KEY = 'duo-seats:idle-lock';

/** The chosen minutes, null for never, undefined where nothing was chosen or it cannot be read. */
export function readIdleLock(): number | null | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored === 'off') return null;
    return stored !== null && /^\d{1,3}$/.test(stored) ? Number(stored) : undefined;
  } catch {
    return undefined;
  }
}

/** Calls `listener` when another tab writes a choice. Gives back what ends it. */
export function watchIdleLock(listener: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) listener();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

/** False where the browser keeps nothing: then it lasts as long as the page. */
export function writeIdleLock(minutes: number | null): boolean {
  try {
    localStorage.setItem(KEY, minutes === null ? 'off' : String(minutes));
    return true;
  } catch {
    return false;
  }
}

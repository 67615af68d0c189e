const KEY = 'duo-seats:language';

/** What was chosen and kept as it was written; null where nothing was, or it cannot be read. */
export function readLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing: then the choice lasts as long as the page. */
export function writeLanguage(choice: string): boolean {
  try {
    localStorage.setItem(KEY, choice);
    return true;
  } catch {
    return false;
  }
}

/** Calls `listener` when another tab writes a choice. Gives back what ends it. */
export function watchLanguage(listener: (choice: string | null) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === KEY) listener(event.newValue);
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}

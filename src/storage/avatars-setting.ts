const KEY = 'duo-seats:pictures';
const ALL = 'all-hosts';

const listeners = new Set<() => void>();
/** Where the browser keeps nothing, the choice lasts as long as the page. */
let chosen: boolean | null = null;

/** Whether pictures of users come from any host, or only from the GitLab that one is signed in to. */
export function allowsAllAvatars(): boolean {
  if (chosen !== null) return chosen;
  try {
    return localStorage.getItem(KEY) === ALL;
  } catch {
    return false;
  }
}

export function allowAllAvatars(allow: boolean): void {
  chosen = allow;
  try {
    if (allow) localStorage.setItem(KEY, ALL);
    else localStorage.removeItem(KEY);
  } catch {
    // Not kept.
  }
  for (const listener of listeners) listener();
}

export function watchAvatars(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

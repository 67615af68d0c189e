import { loadAreaMessages, type AppLocale } from '../messages/locale';

/** The code behind the sign-in: the router, the GraphQL client, the pages. */
export const loadRouter = () => import('./app-router');

/** Begins to fetch everything behind the sign-in. */
export function preload(locale: AppLocale): void {
  // Offline for a moment: it is asked for again when it is needed.
  loadRouter().catch(() => undefined);
  loadAreaMessages(locale).catch(() => undefined);
}

/** The same, once the browser has shown the page and has nothing else to do. Answers how to call it off. */
export function preloadWhenIdle(locale: AppLocale): () => void {
  const begin = () => preload(locale);
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(begin, 500);
    return () => clearTimeout(timer);
  }
  const request = window.requestIdleCallback(begin, { timeout: 2_000 });
  return () => window.cancelIdleCallback(request);
}

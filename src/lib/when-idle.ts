/**
 * Calls back once the browser has shown the page and is idle, in 2 s at the latest.
 * @returns cancels it.
 */
export function whenIdle(start: () => void): () => void {
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(start, 500);
    return () => clearTimeout(timer);
  }
  const request = window.requestIdleCallback(start, { timeout: 2_000 });
  return () => window.cancelIdleCallback(request);
}

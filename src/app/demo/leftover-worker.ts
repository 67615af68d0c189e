/**
 * Unregisters the service worker that a demo has left behind, such as by closing its tab. This app has no
 * other one, and workers of other pages have another scope.
 * @returns whether there was one. Never rejects.
 */
export async function unregisterLeftoverWorker(): Promise<boolean> {
  // Missing outside of a secure context.
  if (!('serviceWorker' in navigator)) return false;
  try {
    const scope = new URL(import.meta.env.BASE_URL, window.location.href).href;
    const all = await navigator.serviceWorker.getRegistrations();
    const own = all.filter((registration) => registration.scope === scope);
    await Promise.all(own.map((registration) => registration.unregister()));
    return own.length > 0;
  } catch {
    return false;
  }
}

/**
 * A page that is controlled by a leftover worker stays so until it is loaded anew.
 * @returns whether it is being loaded anew: nothing else should be done then.
 */
export async function leaveLeftoverWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller === null) return false;
  if (!(await unregisterLeftoverWorker())) return false;
  window.location.reload();
  return true;
}

/**
 * Unregisters the service worker that a demo has left behind, such as by closing its tab. This app has no
 * other one, and workers of other pages have another scope.
 * @returns whether there was one. Never rejects.
 */
export async function unregisterLeftoverWorker(): Promise<boolean> {
  const workers = workersOfPage();
  if (!workers) return false;
  try {
    const scope = new URL(import.meta.env.BASE_URL, window.location.href).href;
    const all = await workers.getRegistrations();
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
  if (!workersOfPage()?.controller) return false;
  if (!(await unregisterLeftoverWorker())) return false;
  window.location.reload();
  return true;
}

/** Missing outside of a secure context, and where the browser is set to have none. */
function workersOfPage(): ServiceWorkerContainer | undefined {
  return (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker;
}

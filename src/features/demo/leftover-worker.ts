/**
 * Unregisters the service worker of a demo that was left by closing its tab, for one. This app has no other
 * worker, and workers of other pages have another scope.
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
 * Reloads a page that a leftover worker controls, since that is the only way to end the control.
 * @returns whether it is reloading: the caller should do nothing else then.
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

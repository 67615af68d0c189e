/** By address; with the request under way that asks again. */
const failed = new Map<string, Promise<void> | null>();

/**
 * Remembers the stylesheets that could not be fetched. Vite asks for those of a part once, and takes them for
 * loaded from then on.
 */
export function rememberFailedStyles(): void {
  window.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
      failed.set(target.href, null);
      target.remove();
    },
    true,
  );
}

/** Asks for them again. Rejects where one fails again. */
export async function fetchFailedStyles(): Promise<void> {
  const requests = [...failed].map(([href, request]) => {
    const asked = request ?? fetchStyle(href);
    failed.set(href, asked);
    return asked;
  });
  await Promise.all(requests);
}

function fetchStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = href;
    link.addEventListener('load', () => {
      failed.delete(href);
      resolve();
    });
    link.addEventListener('error', () => reject(new Error(`${href} could not be fetched`)));
    document.head.append(link);
  });
}

/** By address; with the request under way that asks again: whether it is there now. */
const failed = new Map<string, Promise<boolean> | null>();

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

/** Whether it was a stylesheet that could not be fetched, by what Vite says of it. */
export const isStyleFailure = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.startsWith('Unable to preload CSS');

/** Asks for them again. Resolves with whether all are there, of whatever part. */
export async function fetchFailedStyles(): Promise<boolean> {
  const requests = [...failed].map(([href, request]) => {
    const asked = request ?? fetchStyle(href);
    failed.set(href, asked);
    return asked;
  });
  return (await Promise.all(requests)).every(Boolean);
}

function fetchStyle(href: string): Promise<boolean> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.crossOrigin = '';
    link.href = href;
    link.addEventListener('load', () => {
      failed.delete(href);
      resolve(true);
    });
    link.addEventListener('error', () => resolve(false));
    document.head.append(link);
  });
}

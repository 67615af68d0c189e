let body: HTMLElement | undefined;

/**
 * The body that the app was started in. While the page is locked, another body replaces it, so portals are
 * put here and never into `document.body`, which may be the lock screen.
 */
export function pageBody(): HTMLElement {
  body ??= document.body;
  return body;
}

let body: HTMLElement | undefined;

/**
 * The body that the app was started in. While the page is locked another one stands in its place, so what
 * floats above the page goes here and never to `document.body`, which may be the lock screen.
 */
export function pageBody(): HTMLElement {
  body ??= document.body;
  return body;
}

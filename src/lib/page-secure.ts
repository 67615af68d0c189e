/**
 * False when the page came over plain http from another computer. Anybody on the way can have changed it
 * then, and the browser lacks what runs need: locks between tabs, and service workers.
 */
export function isPageSecure(): boolean {
  // Unknown to tests outside of a browser.
  const { isSecureContext = true } = globalThis as { readonly isSecureContext?: boolean };
  return isSecureContext;
}

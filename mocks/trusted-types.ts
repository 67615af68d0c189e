/** The part of Trusted Types that is used here; TypeScript's DOM library may not have it. */
interface TrustedTypes {
  readonly defaultPolicy: object | null;
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string | null },
  ): unknown;
}

/**
 * Lets this one script URL pass where the page demands trusted types: registering a service worker
 * takes a text. Every other text is still refused, as are all HTML and scripts.
 */
export function allowScriptUrl(url: string): void {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes?.defaultPolicy !== null) return;
  const allowed = new URL(url, window.location.href).href;
  trustedTypes.createPolicy('default', {
    createScriptURL: (candidate) =>
      new URL(candidate, window.location.href).href === allowed ? candidate : null,
  });
}

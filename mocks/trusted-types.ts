/** The part of Trusted Types that is used here; TypeScript's DOM library may not have it. */
interface TrustedTypes {
  readonly defaultPolicy: object | null;
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string | null },
  ): unknown;
}

/** The one script URL that passes at present. */
let allowed: string | null = null;

/**
 * Lets this one script URL pass where the page demands trusted types: registering a service worker
 * takes a text. Every other text is still refused, as are all HTML and scripts.
 */
export function allowScriptUrl(url: string): void {
  allowed = absolute(url);
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  // A page can have one default policy, once.
  if (trustedTypes?.defaultPolicy !== null) return;
  trustedTypes.createPolicy('default', {
    createScriptURL: (candidate) => (absolute(candidate) === allowed ? candidate : null),
  });
}

export function forgetScriptUrl(): void {
  allowed = null;
}

const absolute = (url: string) => new URL(url, window.location.href).href;

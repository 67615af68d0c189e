/** What a page knows about the frames around it. */
type FrameFacts = {
  readonly isFramed: boolean;
  /** The origins of all pages around this one; null where the browser does not list them. */
  readonly ancestors: readonly string[] | null;
};

export function readFrameFacts(): FrameFacts {
  const { ancestorOrigins } = window.location as { readonly ancestorOrigins?: DOMStringList };
  return {
    isFramed: window.top !== window.self,
    ancestors: ancestorOrigins ? [...ancestorOrigins] : null,
  };
}

/**
 * Whether the app may show itself. A page around it could hide it and steal clicks, so `config.json` must
 * name each of them. Where the browser does not list them they are unknown: the referrer names the page that
 * loaded this one, which need not be the page that shows it.
 */
export function mayBeShown({ isFramed, ancestors }: FrameFacts, named: readonly string[]): boolean {
  if (!isFramed) return true;
  if (ancestors === null || ancestors.length === 0) return false;
  return ancestors.every((origin) => named.includes(origin));
}

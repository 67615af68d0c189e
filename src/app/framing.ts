/** What a page knows about the frames it is shown in. */
export type FrameFacts = {
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
 * Whether the page may show itself. In a frame it may be made invisible and be clicked unknowingly, so
 * each page around it has to be named in `config.json`. Where the browser does not list them they are
 * unknown: the referrer names who loaded this page, which need not be who shows it.
 */
export function mayBeShown({ isFramed, ancestors }: FrameFacts, named: readonly string[]): boolean {
  if (!isFramed) return true;
  if (ancestors === null || ancestors.length === 0) return false;
  return ancestors.every((origin) => named.includes(origin));
}

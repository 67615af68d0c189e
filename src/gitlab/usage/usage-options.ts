import type { PagingOptions } from '../paginate';

/** Whose use is read: that of a group, or of a whole instance. */
export type UsageScope =
  { readonly kind: 'group'; readonly fullPath: string } | { readonly kind: 'instance' };

export type UsageOptions = PagingOptions & {
  /** Gets how many users were read so far. */
  readonly onProgress?: (users: number) => void;
};

/**
 * A number together with how much it can be trusted. Each kind looks the same wherever it is shown.
 * - `complete`: counted, all of it, just now.
 * - `partial`: counted over what is loaded so far; `total` is null where nobody knows how much is to come.
 * - `estimated`: worked out, not counted.
 * - `stale`: was complete, a while ago; `asOf` is that time.
 * - `unknown`: this GitLab does not tell, or it could not be asked.
 * - `loading`: about to be known.
 */
export type FigureValue =
  | { readonly kind: 'complete'; readonly value: number }
  | {
      readonly kind: 'partial';
      readonly value: number;
      readonly loaded: number;
      readonly total: number | null;
    }
  | { readonly kind: 'estimated'; readonly value: number }
  | { readonly kind: 'stale'; readonly value: number; readonly asOf: Date }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'loading' };

/**
 * Where a list of people comes from. What came as a file, or was pasted by the megabyte, is kept out of
 * the text field: browsers stand still for seconds while they lay such a text out.
 */
export type ListSource =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'block'; readonly name: string | null; readonly text: string };

/** Pasted text that is longer (in characters) becomes a block. */
export const LONGEST_TYPED = 100_000;

export function pastedSource(text: string): ListSource {
  return { kind: 'block', name: null, text };
}

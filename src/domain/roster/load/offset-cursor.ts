/**
 * GitLab pages its user lists by offset behind an opaque cursor: the unpadded, URL-safe base64 of the
 * 1-based index of a row. A page of 100 ends with `MTAw`.
 * Nothing promises that form, so it is only used once a page has shown it.
 * @see https://docs.gitlab.com/development/graphql_guide/pagination/#offset-pagination
 */

/** The cursor after which row `n` (0-based) begins: that of the `n`-th row, counted from 1. */
export function cursorAfter(n: number): string {
  return btoa(String(n)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Whether the end cursor of a list's first page proves that cursors are offsets.
 * An empty page proves nothing.
 */
export function provesOffsets(pageEndCursor: string | null, rowsInPage: number): boolean {
  return rowsInPage > 0 && pageEndCursor === cursorAfter(rowsInPage);
}

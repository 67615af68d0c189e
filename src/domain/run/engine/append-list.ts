/** A list that grows at its end without copying; each version stays as it was. */
export type AppendList<T> = { readonly last: T; readonly before: AppendList<T> } | null;

export function extend<T>(chain: AppendList<T>, items: readonly T[]): AppendList<T> {
  let longer = chain;
  for (const item of items) longer = { last: item, before: longer };
  return longer;
}

/** Oldest first. */
export function toArray<T>(chain: AppendList<T>): T[] {
  const items: T[] = [];
  for (let link = chain; link !== null; link = link.before) items.push(link.last);
  return items.reverse();
}

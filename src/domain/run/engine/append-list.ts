/** A list that grows at its end without copying; each version stays as it was. */
export type Chain<T> = { readonly last: T; readonly before: Chain<T> } | null;

export function extend<T>(chain: Chain<T>, items: readonly T[]): Chain<T> {
  let longer = chain;
  for (const item of items) longer = { last: item, before: longer };
  return longer;
}

/** Oldest first. */
export function toArray<T>(chain: Chain<T>): T[] {
  const items: T[] = [];
  for (let link = chain; link !== null; link = link.before) items.push(link.last);
  return items.reverse();
}

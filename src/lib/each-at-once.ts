/** Does the work for each item, `atOnce` of them at a time, until the signal aborts. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = [...items];
  async function next() {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      if (signal?.aborted) return;
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next));
}

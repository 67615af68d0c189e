/** Does something for each of many, `atOnce` of them at a time, until the signal ends it. */
export async function sideBySide<T>(
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

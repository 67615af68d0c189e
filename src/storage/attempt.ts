/** What an action on the browser's storage gives, or something else where that fails: it is never vital. */
export async function attempt<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await action();
  } catch {
    return otherwise;
  }
}

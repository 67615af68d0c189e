/** Calls a listener. Should it throw, that must not harm the caller: its error surfaces on its own. */
export function detached(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** The value of an action that one can do without. */
export async function settledOr<T>(action: () => T | Promise<T>, otherwise: T): Promise<T> {
  try {
    return await action();
  } catch {
    return otherwise;
  }
}

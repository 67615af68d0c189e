import { useEffect, useState } from 'react';

/**
 * What takes a while to compute; null until it is there. While a new value is computed, the one before stays.
 * @param compute has to stay the same function. Null: nothing to compute.
 */
export function useComputed<T>(compute: (() => Promise<T>) | null): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    if (compute === null) return undefined;
    let left = false;
    compute().then(
      (found) => {
        if (!left) setValue(found);
      },
      // Without the history the page says nothing about it.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [compute]);
  return compute === null ? null : value;
}

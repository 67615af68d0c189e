import type { StorageManager } from '@mui/material/styles';
import { guardStorage } from '../../lib/setting';

/** Also read by the script in index.html that sets the scheme before the first paint. */
export const MODE_STORAGE_KEY = 'duo-seats:mode';

export const MODES = ['light', 'dark', 'system'] as const;

export type Mode = (typeof MODES)[number];

export function isMode(value: unknown): value is Mode {
  return MODES.some((mode) => mode === value);
}

/**
 * Keeps the mode, and only the mode: MUI also wants to keep a color scheme for each mode, which
 * is no choice here.
 */
export const modeStorageManager: StorageManager = ({ key, storageWindow }) => {
  const owned = key === MODE_STORAGE_KEY;
  const storage = guardStorage(() => storageWindow?.localStorage);
  return {
    get: (fallback: unknown) => {
      if (!owned) return fallback;
      const stored = storage.get(key);
      return isMode(stored) ? stored : fallback;
    },
    set: (value: unknown) => {
      if (owned && isMode(value)) storage.set(key, value);
    },
    subscribe: (handler) => {
      if (!owned || !storageWindow) return () => undefined;
      const listen = (event: StorageEvent) => {
        if (event.key === key && isMode(event.newValue)) handler(event.newValue);
      };
      storageWindow.addEventListener('storage', listen);
      return () => storageWindow.removeEventListener('storage', listen);
    },
  };
};

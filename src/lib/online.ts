import type { Readable } from './store';

/** Whether the browser has a network. True says little; false is certain. */
export const online: Readable<boolean> = {
  getSnapshot: () => navigator.onLine,
  subscribe(listener) {
    window.addEventListener('online', listener);
    window.addEventListener('offline', listener);
    return () => {
      window.removeEventListener('online', listener);
      window.removeEventListener('offline', listener);
    };
  },
};

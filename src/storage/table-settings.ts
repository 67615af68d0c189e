const KEY = 'duo-seats:seats-table';

type LocalStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** How somebody likes their tables, as JSON. What is in it, and whether it makes sense, its reader decides. */
export type TableSettings = {
  /** Null when nothing is kept, or nothing can be read. */
  read(): unknown;
  /** False when the browser does not keep it: then it lasts as long as the page. */
  write(value: unknown): boolean;
};

/** @param storage a way to the browser's storage, which throws where that is forbidden. */
export function createTableSettings(
  storage: () => LocalStorage = () => localStorage,
): TableSettings {
  return {
    read() {
      try {
        const text = storage().getItem(KEY);
        return text === null ? null : (JSON.parse(text) as unknown);
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        storage().setItem(KEY, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
  };
}

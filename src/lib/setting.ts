import * as v from 'valibot';
import { createStore } from './store';

export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Web storage that never throws: browsers can forbid it, and it can be full. */
export type GuardedStorage = {
  /** Null where nothing is stored, undefined where storage cannot be read. */
  get(key: string): string | null | undefined;
  /** Null removes the key. False where the browser did not store it. */
  set(key: string, text: string | null): boolean;
};

/** @param storage throws, or answers null, where the browser forbids storage. */
export function guardStorage(storage: () => WebStorage | null | undefined): GuardedStorage {
  return {
    get(key) {
      try {
        return storage()?.getItem(key);
      } catch {
        return undefined;
      }
    },
    set(key, text) {
      try {
        const open = storage();
        if (!open) return false;
        if (text === null) open.removeItem(key);
        else open.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** The value of a JSON text; undefined where there is none, or it is no JSON. */
export function parseJson(text: string | null | undefined): unknown {
  try {
    return text === null || text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One thing that this browser remembers between visits. */
export type Setting<T> = {
  /** The same object until the stored text changes. */
  readonly read: () => T;
  /** False where the browser did not store it: then it lasts as long as the page. */
  readonly write: (value: T) => boolean;
  /** Tells of changes in this page and in other tabs. Returns how to unsubscribe. */
  readonly subscribe: (listener: () => void) => () => void;
};

type SettingOptions<T> = {
  readonly storage?: (() => WebStorage | null) | undefined;
  /** From the stored text to what the schema checks. JSON by default. */
  readonly parse?: (text: string) => unknown;
  /** The text to store; null removes the key. JSON by default. */
  readonly format?: (value: T) => string | null;
};

/** For a setting that is stored as it is, without JSON. */
export const asText = (text: string) => text;

/** A setting that is `fallback` where nothing is stored, or nothing that its schema accepts. */
export function createSetting<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  fallback: T,
  options: SettingOptions<T> = {},
): Setting<T> {
  const { parse = parseJson, format = (value: T) => JSON.stringify(value) } = options;
  const storage = guardStorage(options.storage ?? (() => localStorage));
  const changes = createStore({});
  /** The text read last, and its value. */
  let known: { readonly text: string | null | undefined; readonly value: T } | null = null;

  function valueOf(text: string | null | undefined): T {
    if (text === null || text === undefined) return fallback;
    const parsed = parse(text);
    const checked = parsed === undefined ? null : v.safeParse(schema, parsed);
    return checked?.success ? checked.output : fallback;
  }

  return {
    read() {
      const text = storage.get(key);
      if (known?.text !== text || known === null) known = { text, value: valueOf(text) };
      return known.value;
    },
    write(value) {
      const isStored = storage.set(key, format(value));
      // Where it was not stored, the value counts until another text is there.
      known = isStored ? null : { text: storage.get(key), value };
      changes.setState({});
      return isStored;
    },
    subscribe(listener) {
      const listen = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      const unsubscribe = changes.subscribe(listener);
      window.addEventListener('storage', listen);
      return () => {
        unsubscribe();
        window.removeEventListener('storage', listen);
      };
    },
  };
}

import type { Page } from '@playwright/test';

/** Any value as text, such as one with maps, sets and bytes. Runs in the page, so it has to stand alone. */
function textOf(value: unknown): string {
  return JSON.stringify([value], (_key, part: unknown) => {
    if (part instanceof Map) return [...part.entries()] as unknown[];
    if (part instanceof Set) return [...part.values()] as unknown[];
    if (ArrayBuffer.isView(part)) return new TextDecoder().decode(part);
    return part;
  });
}

/** Calls a function in the page, and hands it {@link textOf}. Only its own text gets there. */
export function inPage<Result>(
  page: Page,
  call: (text: typeof textOf) => Promise<Result>,
): Promise<Result> {
  return page.evaluate<Result>(`(${String(call)})(${String(textOf)})`);
}

/** One object store of an IndexedDB database. */
type StoredObjects = {
  readonly database: string;
  readonly store: string;
  readonly count: number;
  /** All keys and values, as text. */
  readonly text: string;
};

/** Every object store that IndexedDB holds for the app. */
export async function storedObjects(page: Page): Promise<readonly StoredObjects[]> {
  return inPage(page, async (text) => {
    const resultOf = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
      });
    const found: StoredObjects[] = [];
    for (const { name: database = '' } of await indexedDB.databases()) {
      const open = await resultOf(indexedDB.open(database));
      for (const store of open.objectStoreNames) {
        const objects = open.transaction(store).objectStore(store);
        const [keys, values] = [objects.getAllKeys(), objects.getAll()];
        const all = [await resultOf(keys), await resultOf(values)];
        found.push({ database, store, count: keys.result.length, text: text(all) });
      }
      open.close();
    }
    return found;
  });
}

/** Everything in IndexedDB as one text. */
export async function storedText(page: Page): Promise<string> {
  return (await storedObjects(page)).map(({ text }) => text).join('\n');
}

/** Both Web Storages as one text. */
export const webStorageText = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

/** The names of everything that the browser keeps for the app. */
export async function namesOfStored(page: Page): Promise<readonly string[]> {
  const objects = (await storedObjects(page)).filter(({ count }) => count > 0);
  const others = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await caches.keys()),
    ...document.cookie.split(';').filter(Boolean),
  ]);
  return [...objects.map(({ database, store }) => `${database} ${store}`), ...others];
}

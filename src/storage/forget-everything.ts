import { openDB } from 'idb';
import { attempt, DATABASES, deleteDatabase } from './database';

/** All that this app keeps has this in front of its name, in both kinds of Web Storage. */
const PREFIX = 'duo-seats:';

/**
 * Removes everything that this app keeps in this browser. What is in the memory of a page stays until that
 * page is left. Rejects where something could not be removed.
 */
export async function forgetEverything(): Promise<void> {
  for (const read of [() => localStorage, () => sessionStorage]) clearStorage(read);
  for (const name of DATABASES) await eraseDatabase(name);
}

function clearStorage(read: () => Storage): void {
  let storage: Storage;
  try {
    storage = read();
  } catch {
    // Forbidden, so that nothing is in there.
    return;
  }
  for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
}

/** Empties a database before it deletes it: that only happens once no tab has it open any more. */
async function eraseDatabase(name: string): Promise<void> {
  const database = await attempt(() => openDB(name), null);
  // Forbidden, so that nothing is in there.
  if (!database) return;
  const stores = [...database.objectStoreNames];
  if (stores.length > 0) {
    const transaction = database.transaction(stores, 'readwrite');
    await Promise.all([
      ...stores.map((store) => transaction.objectStore(store).clear()),
      transaction.done,
    ]);
  }
  database.close();
  await deleteDatabase(name);
}

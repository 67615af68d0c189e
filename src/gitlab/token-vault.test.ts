import { describe, expect, it } from 'vitest';
import type { InstanceUrl } from './instance-url';
import { createTokenVault, type StoragePort } from './token-vault';

const session = { instance: 'https://gitlab.com' as InstanceUrl, token: 'glpat-secret' };

function memoryStorage() {
  const items = new Map<string, string>();
  const port: StoragePort = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  return { items, port };
}

const forbidden: StoragePort = {
  getItem: () => {
    throw new DOMException('forbidden', 'SecurityError');
  },
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
  removeItem: () => {
    throw new DOMException('forbidden', 'SecurityError');
  },
};

describe('token vault', () => {
  it('keeps the token out of every storage unless the person ticked the box', () => {
    const [tab, browser] = [memoryStorage(), memoryStorage()];
    const vault = createTokenVault(tab.port, browser.port);
    vault.put(session, false);
    expect(vault.token()).toBe('glpat-secret');
    expect([...tab.items.values(), ...browser.items.values()].join()).not.toContain('secret');
    expect(vault.lastInstance()).toBe('https://gitlab.com');
  });

  it('keeps it in the tab alone when they did, until it is cleared', () => {
    const [tab, browser] = [memoryStorage(), memoryStorage()];
    createTokenVault(tab.port, browser.port).put(session, true);
    const afterReload = createTokenVault(tab.port, browser.port);
    expect(afterReload.token()).toBeNull();
    expect(afterReload.kept()).toEqual(session);
    expect([...browser.items.values()].join()).not.toContain('secret');
    afterReload.clear();
    expect(afterReload.kept()).toBeNull();
    expect(tab.items.size).toBe(0);
  });

  it.each([null, forbidden])('works without storage', (storage) => {
    const vault = createTokenVault(storage, storage);
    vault.put(session, true);
    expect(vault.token()).toBe('glpat-secret');
    expect(vault.kept()).toBeNull();
    expect(vault.lastInstance()).toBeNull();
    vault.clear();
    expect(vault.token()).toBeNull();
  });

  it('takes nothing from a storage that somebody has tampered with', () => {
    const tab = memoryStorage();
    for (const text of ['{', '[]', '{"instance":1,"token":2}', '"text"']) {
      tab.items.set('duo-seats:session', text);
      expect(createTokenVault(tab.port, null).kept()).toBeNull();
    }
  });
});

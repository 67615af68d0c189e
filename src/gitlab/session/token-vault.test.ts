import { describe, expect, it } from 'vitest';
import type { InstanceUrl } from './instance-url';
import { createTokenVault, ownerOf, type StoragePort } from './token-vault';

const session = { instance: 'https://gitlab.com' as InstanceUrl, token: 'glpat-secret' };

const ADA = 'gid://gitlab/User/1';

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
    vault.put(session, false, ADA);
    expect(vault.token()).toBe('glpat-secret');
    expect([...tab.items.values(), ...browser.items.values()].join()).not.toContain('secret');
    expect(vault.lastInstance()).toBe('https://gitlab.com');
  });

  it('keeps it in the tab alone when they did, until it is cleared', () => {
    const [tab, browser] = [memoryStorage(), memoryStorage()];
    createTokenVault(tab.port, browser.port).put(session, true, ADA);
    const afterReload = createTokenVault(tab.port, browser.port);
    expect(afterReload.token()).toBeNull();
    expect(afterReload.kept()).toEqual({ ...session, owner: ownerOf(session.instance, ADA) });
    expect([...browser.items.values()].join()).not.toContain('secret');
    afterReload.clear();
    expect(afterReload.kept()).toBeNull();
    expect(tab.items.size).toBe(0);
  });

  describe('in several tabs', () => {
    it('restores no copy that another tab kept before the person signed out', () => {
      const browser = memoryStorage();
      const [first, copy, other] = [memoryStorage(), memoryStorage(), memoryStorage()];
      const vault = createTokenVault(first.port, browser.port);
      vault.put(session, true, ADA);
      for (const [key, value] of first.items) copy.items.set(key, value);
      createTokenVault(other.port, browser.port).put(session, true, 'gid://gitlab/User/2');
      expect(createTokenVault(copy.port, browser.port).kept()).toMatchObject(session);
      vault.clear();
      vault.end(session.instance, ADA);
      expect(createTokenVault(copy.port, browser.port).kept()).toBeNull();
      expect(copy.items.size).toBe(0);
      expect(createTokenVault(other.port, browser.port).kept()).toMatchObject(session);
      expect([...browser.items.values()].join()).not.toContain('secret');
    });

    // Each tab is a process of its own, and sees what another one writes a moment later.
    it('writes no list of sessions while nothing in it changes, as others may be', () => {
      const [tab, browser] = [memoryStorage(), memoryStorage()];
      createTokenVault(tab.port, browser.port).put(session, true, ADA);
      const written: string[] = [];
      const watched: StoragePort = {
        getItem: (key) => browser.items.get(key) ?? null,
        setItem: (key) => void written.push(key),
        removeItem: (key) => void written.push(key),
      };
      createTokenVault(tab.port, watched).put(session, true, ADA);
      expect(written).toEqual(['duo-seats:gitlab-url']);
      createTokenVault(tab.port, watched).put(session, true, 'gid://gitlab/User/2');
      expect(written).toContain('duo-seats:kept-sessions');
    });

    it('names no more sessions than the latest 50', () => {
      const browser = memoryStorage();
      const tabs = Array.from({ length: 51 }, () => memoryStorage());
      for (const tab of tabs) createTokenVault(tab.port, browser.port).put(session, true, ADA);
      const restored = tabs.map((tab) => createTokenVault(tab.port, browser.port).kept());
      expect(restored.filter((one) => one === null)).toHaveLength(1);
      expect(restored[0]).toBeNull();
    });
  });

  it('does not remember the address of the demo', () => {
    const browser = memoryStorage();
    const vault = createTokenVault(null, browser.port);
    vault.put(session, false, ADA);
    const demo = 'https://gitlab.demo.invalid' as InstanceUrl;
    vault.put({ instance: demo, token: 'glpat-demo' }, false, ADA);
    expect(vault.lastInstance()).toBe('https://gitlab.com');
    browser.items.set('duo-seats:gitlab-url', demo);
    expect(vault.lastInstance()).toBeNull();
  });

  it.each([null, forbidden])('works without storage', (storage) => {
    const vault = createTokenVault(storage, storage);
    vault.put(session, true, ADA);
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

  it('knows a copy of a pair that another tab has renewed or let go of', () => {
    const [tab, browser] = [memoryStorage(), memoryStorage()];
    const pair = (name: string) => ({
      token: `access ${name}`,
      grant: {
        clientId: 'app',
        refreshToken: `refresh ${name}`,
        scopes: ['api'],
        expiresAt: 2,
        renewAt: 1,
      },
    });
    const vault = createTokenVault(tab.port, browser.port);
    vault.put({ instance: session.instance, ...pair('one') }, true, ADA);
    const copied = memoryStorage();
    for (const [key, value] of tab.items) copied.items.set(key, value);
    const copy = createTokenVault(copied.port, browser.port);
    expect(copy.kept()).toMatchObject(pair('one'));
    copy.resume();
    expect(copy.isSuperseded()).toBe(false);
    vault.renew(pair('two'));
    expect([vault.isSuperseded(), copy.isSuperseded()]).toEqual([false, true]);
    expect(createTokenVault(tab.port, browser.port).kept()).toMatchObject(pair('two'));
    expect(createTokenVault(copied.port, browser.port).kept()).toBeNull();
    expect([...browser.items.values()].join()).not.toMatch(/access|refresh/);
    vault.clear();
    expect(createTokenVault(tab.port, browser.port).kept()).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { createSavedViewsStorage } from './saved-views';
import { createTableSettings } from './table-settings';

function memory(content: Record<string, string> = {}) {
  const items = new Map(Object.entries(content));
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

function refusing(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}

const idle = { id: 'a', name: 'Idle', search: 'duo=older-30' };

describe('saved views', () => {
  it('are kept by instance and place', () => {
    const storage = memory();
    const open = (instance: string, scope: string) =>
      createSavedViewsStorage(instance, scope, () => storage);
    const here = open('https://gitlab.com', 'acme');
    expect(here.write({ views: [idle], defaultId: 'a' })).toBe(true);
    expect(here.read()).toEqual({ views: [idle], defaultId: 'a' });
    expect(open('https://gitlab.com', 'umbrella').read().views).toEqual([]);
    expect(open('https://gitlab.example.com', 'acme').read().views).toEqual([]);
    here.write({ views: [], defaultId: null });
    expect(storage.items.size).toBe(0);
  });

  it('survive what is broken among them', () => {
    const key = 'duo-seats:views:i p';
    const read = (text: string) =>
      createSavedViewsStorage('i', 'p', () => memory({ [key]: text })).read();
    const none = { views: [], defaultId: null };
    for (const text of ['', '{', 'null', '[]', '{"version":2,"views":[]}']) {
      expect(read(text)).toEqual(none);
    }
    const mixed = { version: 1, views: [7, idle, { id: '', name: '' }], defaultId: 'gone' };
    expect(read(JSON.stringify(mixed))).toEqual({ views: [idle], defaultId: null });
  });

  it('say when the browser does not keep them', () => {
    const views = createSavedViewsStorage('i', 'p', refusing);
    expect(views.write({ views: [idle], defaultId: null })).toBe(false);
    expect(views.read().views).toEqual([]);
  });
});

describe('table settings', () => {
  it('come back as they were', () => {
    const storage = memory();
    expect(createTableSettings(() => storage).write({ dense: true })).toBe(true);
    expect(createTableSettings(() => storage).read()).toEqual({ dense: true });
  });

  it('are null where nothing can be read', () => {
    expect(createTableSettings(refusing).read()).toBeNull();
    expect(createTableSettings(refusing).write({})).toBe(false);
    expect(createTableSettings(() => memory({ 'duo-seats:seats-table': '{' })).read()).toBeNull();
  });
});

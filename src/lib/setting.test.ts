import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { createSetting, type WebStorage } from './setting';

const KEY = 'duo-seats:test';
const Shape = v.object({ size: v.number() });
const FALLBACK = { size: 1 };

function memory(text: string | null = null) {
  const items = new Map(text === null ? [] : [[KEY, text]]);
  let isFull = false;
  const storage: WebStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
  };
  return { items, storage: () => storage, fill: () => (isFull = true) };
}

const forbidden = () => {
  throw new DOMException('denied', 'SecurityError');
};

describe('a setting', () => {
  it('is the same object until another text is stored', () => {
    const { items, storage } = memory('{"size":2}');
    const setting = createSetting(KEY, Shape, FALLBACK, { storage });
    const first = setting.read();
    expect(first).toEqual({ size: 2 });
    expect(setting.read()).toBe(first);
    items.set(KEY, '{"size":3}');
    expect(setting.read()).toEqual({ size: 3 });
    items.clear();
    expect(setting.read()).toBe(FALLBACK);
  });

  it.each(['', '{', 'null', '{"size":"2"}'])('falls back where %j is stored', (text) => {
    const { storage } = memory(text);
    expect(createSetting(KEY, Shape, FALLBACK, { storage }).read()).toBe(FALLBACK);
  });

  it.each([forbidden, () => null])(
    'lasts as long as the page where storage is forbidden',
    (storage) => {
      const setting = createSetting(KEY, Shape, FALLBACK, { storage });
      expect(setting.read()).toBe(FALLBACK);
      expect(setting.write({ size: 5 })).toBe(false);
      expect(setting.read()).toEqual({ size: 5 });
    },
  );

  it('keeps what did not fit into storage until another text is there', () => {
    const { items, storage, fill } = memory('{"size":2}');
    const setting = createSetting(KEY, Shape, FALLBACK, { storage });
    fill();
    expect(setting.write({ size: 5 })).toBe(false);
    expect(setting.read()).toEqual({ size: 5 });
    items.set(KEY, '{"size":7}');
    expect(setting.read()).toEqual({ size: 7 });
  });

  it('tells of changes here and in other tabs', () => {
    const { storage } = memory();
    const setting = createSetting(KEY, Shape, FALLBACK, { storage });
    const page = new EventTarget();
    vi.stubGlobal('window', page);
    const listener = vi.fn();
    const unsubscribe = setting.subscribe(listener);
    setting.write({ size: 2 });
    expect(listener).toHaveBeenCalledTimes(1);
    page.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'another' }));
    page.dispatchEvent(Object.assign(new Event('storage'), { key: null }));
    expect(listener).toHaveBeenCalledTimes(3);
    unsubscribe();
    setting.write({ size: 3 });
    page.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
    expect(listener).toHaveBeenCalledTimes(3);
    vi.unstubAllGlobals();
  });
});

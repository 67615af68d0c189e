import { afterEach, describe, expect, it, vi } from 'vitest';
import { policiesSetting } from './report-settings';
import { renewalSetting } from './purchase-settings';
import { savedViewsSetting, tableSetting } from './seat-settings';
import { allAvatarsSetting, idleLockSetting, languageSetting } from './settings';

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
  it('are kept by instance and scope', () => {
    const storage = memory();
    const open = (instance: string, scope: string) =>
      savedViewsSetting(instance, scope, () => storage);
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
      savedViewsSetting('i', 'p', () => memory({ [key]: text })).read();
    const none = { views: [], defaultId: null };
    for (const text of ['', '{', 'null', '[]', '{"version":2,"views":[]}']) {
      expect(read(text)).toEqual(none);
    }
    const mixed = { version: 1, views: [7, idle, { id: '', name: '' }], defaultId: 'gone' };
    expect(read(JSON.stringify(mixed))).toEqual({ views: [idle], defaultId: null });
  });

  it('say when the browser does not keep them', () => {
    const views = savedViewsSetting('i', 'p', refusing);
    expect(views.read().views).toEqual([]);
    expect(views.write({ views: [idle], defaultId: null })).toBe(false);
    expect(views.read().views).toEqual([idle]);
    expect(savedViewsSetting('i', 'p', refusing).read().views).toEqual([]);
  });
});

describe('table settings', () => {
  it('come back as they were', () => {
    const storage = memory();
    expect(tableSetting(() => storage).write({ dense: true })).toBe(true);
    expect(tableSetting(() => storage).read()).toEqual({ dense: true });
  });

  it('are null where nothing can be read', () => {
    expect(tableSetting(refusing).read()).toBeNull();
    expect(tableSetting(refusing).write({})).toBe(false);
    expect(tableSetting(() => memory({ 'duo-seats:seats-table': '{' })).read()).toBeNull();
  });
});

describe('what earlier versions stored', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is read as it was', () => {
    const items = {
      'duo-seats:renewal:i:p': '{"endsOn":"2026-12-31","costPerSeat":19,"currency":"EUR"}',
      'duo-seats:reclaim-policies':
        '[{"name":"Idle","policy":{"idleDays":60,"never":true,"graceDays":30,"idleInGitLab":false,"blocked":true}}]',
      'duo-seats:language': 'de',
      'duo-seats:idle-lock': 'off',
      'duo-seats:pictures': 'all-hosts',
    };
    const storage = memory(items);
    vi.stubGlobal('localStorage', storage);
    expect(renewalSetting('i', 'p').read()).toEqual({
      endsOn: '2026-12-31',
      costPerSeat: 19,
      currency: 'EUR',
    });
    expect(policiesSetting.read().map(({ name }) => name)).toEqual(['Idle']);
    expect(languageSetting.read()).toBe('de');
    expect(idleLockSetting.read()).toBeNull();
    expect(allAvatarsSetting.read()).toBe(true);
    // Written in the same way.
    languageSetting.write('en');
    idleLockSetting.write(15);
    allAvatarsSetting.write(false);
    expect(storage.items.get('duo-seats:language')).toBe('en');
    expect(storage.items.get('duo-seats:idle-lock')).toBe('15');
    expect(storage.items.has('duo-seats:pictures')).toBe(false);
    idleLockSetting.write(null);
    expect(storage.items.get('duo-seats:idle-lock')).toBe('off');
  });

  it('counts as nothing where it makes no sense', () => {
    vi.stubGlobal(
      'localStorage',
      memory({
        'duo-seats:renewal:i:p': '{"endsOn":"2026-02-30","costPerSeat":-1,"currency":"euro"}',
        'duo-seats:reclaim-policies': '{}',
        'duo-seats:idle-lock': 'soon',
        'duo-seats:pictures': 'some',
      }),
    );
    const nothing = { endsOn: null, costPerSeat: null, currency: 'USD' };
    expect(renewalSetting('i', 'p').read()).toEqual(nothing);
    expect(policiesSetting.read()).toEqual([]);
    expect(idleLockSetting.read()).toBeUndefined();
    expect(allAvatarsSetting.read()).toBe(false);
  });
});

// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { allowScriptUrl } from './trusted-types';

type Rules = { readonly createScriptURL: (url: string) => string | null };

function stubWindow(defaultPolicy: object | null) {
  const createPolicy = vi.fn<(name: string, rules: Rules) => void>();
  const location = { href: 'https://seats.example.com/app/groups/acme' };
  vi.stubGlobal('window', { location, trustedTypes: { defaultPolicy, createPolicy } });
  return createPolicy;
}

describe('allowScriptUrl', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('lets that one script pass, written relatively or absolutely, and no other', () => {
    const createPolicy = stubWindow(null);
    allowScriptUrl('/app/mockServiceWorker.js');
    const [name, rules] = createPolicy.mock.calls[0] ?? [];
    const pass = rules?.createScriptURL;
    const absolute = 'https://seats.example.com/app/mockServiceWorker.js';
    expect(name).toBe('default');
    expect(pass?.('/app/mockServiceWorker.js')).toBe('/app/mockServiceWorker.js');
    expect(pass?.(absolute)).toBe(absolute);
    expect(pass?.('/app/other.js')).toBeNull();
    expect(pass?.('https://elsewhere.example/app/mockServiceWorker.js')).toBeNull();
  });

  it('makes no policy where there is one, or no Trusted Types at all', () => {
    const createPolicy = stubWindow({});
    allowScriptUrl('/mockServiceWorker.js');
    expect(createPolicy).not.toHaveBeenCalled();
    vi.stubGlobal('window', { location: { href: 'https://seats.example.com/' } });
    expect(() => allowScriptUrl('/mockServiceWorker.js')).not.toThrow();
  });
});

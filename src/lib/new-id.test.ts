import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId } from './new-id';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('a new ID', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each(['secure', 'plain http'])('is a UUID of its own on a page that is %s', (kind) => {
    const getRandomValues = crypto.getRandomValues.bind(crypto);
    if (kind === 'plain http') vi.stubGlobal('crypto', { getRandomValues });
    const ids = Array.from({ length: 200 }, newId);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(200);
  });
});

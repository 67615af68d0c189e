import { describe, expect, it } from 'vitest';
import { mayBeShown } from './framing';

const PORTAL = 'https://portal.example.com';
const framedBy = (...ancestors: readonly string[]) => ({ isFramed: true, ancestors });

describe('a page', () => {
  it('may be shown by itself', () => {
    expect(mayBeShown({ isFramed: false, ancestors: [] }, [])).toBe(true);
    expect(mayBeShown({ isFramed: false, ancestors: null }, [])).toBe(true);
  });

  it('may be shown in frames of named pages alone, however deep', () => {
    expect(mayBeShown(framedBy(PORTAL), [])).toBe(false);
    expect(mayBeShown(framedBy(PORTAL), [PORTAL])).toBe(true);
    expect(mayBeShown(framedBy(PORTAL, 'https://evil.example'), [PORTAL])).toBe(false);
    expect(mayBeShown(framedBy('null'), [PORTAL])).toBe(false);
  });

  it('may not be shown where the pages around it are unknown', () => {
    expect(mayBeShown({ isFramed: true, ancestors: null }, [PORTAL])).toBe(false);
    expect(mayBeShown(framedBy(), [PORTAL])).toBe(false);
  });
});

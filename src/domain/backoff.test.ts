import { describe, expect, it } from 'vitest';
import { fullJitter, halfJitter, honorRetryAfter } from './backoff';

const backoff = { baseMs: 1_000, capMs: 5_000 };
const failures = [0, 1, 2, 3, 10];

describe('a back-off', () => {
  it('doubles with each failure in a row, up to its cap', () => {
    const longest = failures.map((count) => fullJitter(count, backoff, () => 1));
    expect(longest).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it('waits anything down to nothing, or at least half', () => {
    expect(failures.map((count) => fullJitter(count, backoff, () => 0))).toEqual([0, 0, 0, 0, 0]);
    const shortest = failures.map((count) => halfJitter(count, backoff, () => 0));
    expect(shortest).toEqual([500, 1_000, 2_000, 2_500, 2_500]);
    expect(halfJitter(1, backoff, () => 1)).toBe(2_000);
  });

  it('waits as long as GitLab asks for', () => {
    expect(honorRetryAfter(500, 9_000)).toBe(9_000);
    expect(honorRetryAfter(500, 100)).toBe(500);
    expect(honorRetryAfter(500, undefined)).toBe(500);
  });
});

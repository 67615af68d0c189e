import { describe, expect, it } from 'vitest';
import { readDays, readDomain, withCondition, withValue } from './filter-fields';

describe('reading typed values', () => {
  it.each([
    ['30', 30],
    [' 0 ', 0],
    ['9999', 9_999],
    ['10000', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
  ])('days %o', (text, days) => {
    expect(readDays(text)).toBe(days);
  });

  it.each([
    ['example.com', 'example.com'],
    ['@Example.COM ', 'example.com'],
    ['ada@example.com', 'example.com'],
    ['two words', null],
    ['', null],
  ])('domain %o', (text, domain) => {
    expect(readDomain(text)).toBe(domain);
  });
});

it('values of one filter add up; conditions of one kind replace each other', () => {
  const never = { kind: 'never' } as const;
  expect(withCondition([never, { kind: 'older', days: 30 }], { kind: 'older', days: 90 })).toEqual([
    never,
    { kind: 'older', days: 90 },
  ]);
  expect(withValue(['blocked'], 'blocked')).toEqual(['blocked']);
  expect(withValue(['blocked'], 'banned')).toEqual(['blocked', 'banned']);
});

import { expect, it } from 'vitest';
import { dayOf, daysBefore } from './utc-day';

it('knows days in UTC, over months, years and leap days', () => {
  expect(dayOf(Date.UTC(2026, 0, 15, 23, 59))).toBe('2026-01-15');
  expect(daysBefore('2026-01-15', 30)).toBe('2025-12-16');
  expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29');
  expect(daysBefore('2026-01-15', 0)).toBe('2026-01-15');
  expect(daysBefore('2026-01-15', -20)).toBe('2026-02-04');
});

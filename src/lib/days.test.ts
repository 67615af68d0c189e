import { describe, expect, it } from 'vitest';
import { daysBefore, daysBetween, isDay, localDay, toDate, utcDay } from './days';

describe('days', () => {
  it('counts whole days, also over a change of the clocks and a leap day', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
    expect(daysBetween('2026-01-01', '2026-01-01')).toBe(0);
  });

  it('does not count from or to what is no day', () => {
    expect(daysBetween('yesterday', '2026-01-01')).toBeNaN();
    expect(daysBetween('2026-01-01', '2026-01-01T10:00:00Z')).toBeNaN();
  });

  it('tells days from other text', () => {
    expect(isDay('2026-02-28')).toBe(true);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-13-01')).toBe(false);
    expect(isDay('28.02.2026')).toBe(false);
  });

  it('finds the day of a moment by zone', () => {
    const moment = new Date('2026-05-31T23:30:00Z');
    expect(localDay(moment, 'UTC')).toBe('2026-05-31');
    expect(localDay(moment, 'Asia/Seoul')).toBe('2026-06-01');
  });

  it('makes a date that is that day in UTC', () => {
    expect(toDate('2026-05-31').toISOString()).toBe('2026-05-31T12:00:00.000Z');
  });
});

it('knows days in UTC, over months, years and leap days', () => {
  expect(utcDay(Date.UTC(2026, 0, 15, 23, 59))).toBe('2026-01-15');
  expect(daysBefore('2026-01-15', 30)).toBe('2025-12-16');
  expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29');
  expect(daysBefore('2026-01-15', 0)).toBe('2026-01-15');
  expect(daysBefore('2026-01-15', -20)).toBe('2026-02-04');
});

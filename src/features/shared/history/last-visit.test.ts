import { expect, it } from 'vitest';
import type { CompleteSnapshot } from '../../../domain/history/seat-snapshot';
import { lastVisit } from './last-visit';

const FIGURES = { purchased: 9, assigned: 1, active30: null, idle: null, never: null };
const at = (time: string): CompleteSnapshot => ({
  begunAt: Date.parse(time),
  takenAt: Date.parse(time),
  figures: FIGURES,
  count: 1,
  named: '',
  lost: '',
  used: '',
});

const [noon, morning, yesterday, before] = [
  at('2026-11-29T12:00:00'),
  at('2026-11-29T08:00:00'),
  at('2026-11-28T08:00:00'),
  at('2026-11-18T08:00:00'),
];
const visit = (dismissed = 0) => ({
  openedAt: Date.parse('2026-11-29T11:59:00'),
  dismissed,
});

it('is the latest of an earlier day, also after a reload', () => {
  expect(lastVisit([noon, morning, yesterday, before], visit())).toBe(yesterday);
});

it('stays when the day ends while the page is open', () => {
  expect(lastVisit([at('2026-11-30T00:01:00'), noon, yesterday], visit())).toBe(yesterday);
});

it('is the one before the page was opened where there is none of an earlier day', () => {
  expect(lastVisit([noon, morning], visit())).toBe(morning);
  expect(lastVisit([noon], visit())).toBeNull();
});

it('is not older than what was dismissed', () => {
  expect(lastVisit([noon, morning, yesterday], visit(morning.takenAt))).toBe(morning);
  expect(lastVisit([noon, morning, yesterday], visit(noon.takenAt))).toBe(noon);
  expect(lastVisit([noon, morning, yesterday], visit(before.takenAt))).toBe(yesterday);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createIdleTimer } from './idle-timer';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

function start(minutes = 5) {
  const onLock = vi.fn();
  const timer = createIdleTimer(minutes * MINUTE, onLock);
  return { timer, onLock, kind: () => timer.getSnapshot().kind };
}

it('warns a minute before, then locks once', () => {
  const { onLock, kind } = start();
  vi.advanceTimersByTime(4 * MINUTE - 1);
  expect(kind()).toBe('active');
  vi.advanceTimersByTime(1);
  expect(kind()).toBe('warning');
  vi.advanceTimersByTime(MINUTE);
  expect(kind()).toBe('locked');
  vi.advanceTimersByTime(60 * MINUTE);
  expect(onLock).toHaveBeenCalledTimes(1);
});

it('starts again after input, also during the warning', () => {
  const { timer, onLock, kind } = start();
  vi.advanceTimersByTime(3 * MINUTE);
  timer.active();
  vi.advanceTimersByTime(4 * MINUTE);
  expect(kind()).toBe('warning');
  timer.active();
  expect(kind()).toBe('active');
  vi.advanceTimersByTime(4 * MINUTE - 1);
  expect(kind()).toBe('active');
  expect(onLock).not.toHaveBeenCalled();
});

it('counts sleep as idle, even if input comes before the timer', () => {
  const { timer, onLock, kind } = start();
  vi.setSystemTime(1_000_000 + 60 * MINUTE);
  timer.active();
  expect(kind()).toBe('locked');
  expect(onLock).toHaveBeenCalledTimes(1);
});

it('reads the clock on request', () => {
  const { timer, kind } = start();
  vi.setSystemTime(1_000_000 + 4.5 * MINUTE);
  timer.check();
  expect(kind()).toBe('warning');
});

it('does not extend the time when the clock is set back', () => {
  const { timer, kind } = start();
  vi.setSystemTime(500_000);
  timer.check();
  vi.advanceTimersByTime(5 * MINUTE);
  expect(kind()).toBe('locked');
});

it('stops when it is disposed', () => {
  const { timer, onLock } = start();
  timer.dispose();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(onLock).not.toHaveBeenCalled();
});

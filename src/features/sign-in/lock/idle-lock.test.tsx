import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { preloadDialogs } from '../../../ui/layout/lazy-part';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { IdleLock } from './idle-lock';

// As in the page, where it is fetched long before.
beforeAll(() => preloadDialogs('en'));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

it('warns with the seconds left, and locks without an answer', () => {
  const onLock = vi.fn();
  renderWithMessages(<IdleLock minutes={5} onLock={onLock} />);
  pass(4 * 60_000 + 20_000);
  expect(screen.getByRole('alertdialog', { name: 'Are you still there?' })).toBeDefined();
  expect(screen.getByRole('timer').textContent).toContain('40 seconds');
  expect(onLock).not.toHaveBeenCalled();
  pass(40_000);
  expect(onLock).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('timer')).toBeNull();
});

it('stays open on request, also with Escape, but not for a moving mouse', () => {
  const onLock = vi.fn();
  renderWithMessages(<IdleLock minutes={5} onLock={onLock} />);
  pass(4 * 60_000 + 20_000);
  fireEvent.pointerMove(document.body);
  pass(1_000);
  expect(screen.getByRole('timer')).toBeDefined();
  fireEvent.keyDown(screen.getByRole('alertdialog'), { key: 'Escape' });
  pass(1_000);
  expect(screen.queryByRole('timer')).toBeNull();
  pass(3 * 60_000);
  expect(onLock).not.toHaveBeenCalled();
});

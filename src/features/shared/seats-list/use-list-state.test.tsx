import { act, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useListState } from './use-list-state';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('shows what was typed last, also while the address follows', async () => {
  const shown: string[] = [];
  function Box() {
    const { text, setText, state } = useListState();
    shown.push(text);
    return (
      <>
        <button onClick={() => setText('ada')}>Type</button>
        <output>{state.filters.text}</output>
      </>
    );
  }
  const router = createMemoryRouter([{ path: '/', element: <Box /> }]);
  render(<RouterProvider router={router} />);
  act(() => screen.getByRole('button', { name: 'Type' }).click());
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.getByRole('status').textContent).toBe('ada');
  expect(shown.filter((text, at) => text !== shown[at - 1])).toEqual(['', 'ada']);
});

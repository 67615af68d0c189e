import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { SeatUser } from '../../domain/seat-user';
import { makeUser } from '../../domain/roster/testing/make-user';
import { text } from '../../ui/messages/render-with-messages';
import { renderSeatsPanel } from './testing/render-seats-panel';

/** Users that report when they are rendered: only a row reads the avatar. */
function watchedUsers(count: number) {
  const rendered = vi.fn<(username: string) => void>();
  const watched = (user: SeatUser): SeatUser =>
    Object.defineProperty({ ...user }, 'avatarUrl', {
      get() {
        rendered(user.username);
        return null;
      },
    });
  const users = Array.from({ length: count }, (_, index) => watched(makeUser(index + 1)));
  return { users, watched, rendered };
}

it('renders no row anew for a keystroke that leaves the rows as they are', () => {
  const { users, rendered } = watchedUsers(4);
  renderSeatsPanel(users);
  expect(screen.getAllByRole('switch')).toHaveLength(4);
  expect(rendered).toHaveBeenCalled();
  rendered.mockClear();
  const box = screen.getByRole('searchbox');
  fireEvent.change(box, { target: { value: 'u' } });
  expect(screen.getByText('4 of 4 users')).toBeTruthy();
  expect(rendered).not.toHaveBeenCalled();
  fireEvent.change(box, { target: { value: 'user3' } });
  expect(screen.getByText('1 of 4 users')).toBeTruthy();
  expect(screen.getAllByRole('switch')).toHaveLength(1);
});

it('renders only the rows that a new snapshot or a selection changes', () => {
  const { users, watched, rendered } = watchedUsers(4);
  const { publish } = renderSeatsPanel(users);
  rendered.mockClear();
  const changed = watched(makeUser(2, { holdsSeat: true }));
  act(() => publish(users.map((user) => (user.id === changed.id ? changed : user))));
  expect(screen.getByRole('switch', { checked: true })).toBeTruthy();
  expect(new Set(rendered.mock.calls.flat())).toEqual(new Set(['user2']));
  rendered.mockClear();
  fireEvent.click(screen.getByLabelText('Select User 3'));
  expect(new Set(rendered.mock.calls.flat())).toEqual(new Set(['user3']));
});

it('tells nobody from nobody who matches', () => {
  const { publish } = renderSeatsPanel([]);
  expect(screen.getByText(text('seats.emptyTitle'))).toBeTruthy();
  expect(screen.queryByText(text('seats.noMatchTitle'))).toBeNull();
  act(() => publish([makeUser(1)]));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'somebody else' } });
  expect(screen.getByText(text('seats.noMatchTitle'))).toBeTruthy();
  expect(screen.queryByText(text('seats.emptyTitle'))).toBeNull();
});

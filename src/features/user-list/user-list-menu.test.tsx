import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { UserListMenu } from './user-list-menu';

function setUp({ canWrite = true, selected = 0 } = {}) {
  const onChoose = vi.fn();
  renderWithMessages(
    <UserListMenu
      id="menu"
      anchor={document.body}
      scope="group"
      canWrite={canWrite}
      readOnlyWhy="Your token is read-only."
      protectedRules={2}
      selected={selected}
      onChoose={onChoose}
      onClose={() => undefined}
    />,
  );
  return onChoose;
}

it('offers what can be done, by keyboard as well', async () => {
  const onChoose = setUp({ selected: 3 });
  expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
    'Assign seats from list…',
    'Assign a subgroup…',
    'Remove seats from list…',
    'Swap seats…',
    'Protected users (2)…',
    'Protect 3 selected users',
  ]);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('swap');
});

it('says why something cannot be done', async () => {
  const onChoose = setUp({ canWrite: false });
  const assign = screen.getByRole('menuitem', { name: /^Assign seats from list/ });
  expect(assign.textContent).toContain('Your token is read-only.');
  await userEvent.click(assign);
  await userEvent.click(screen.getByRole('menuitem', { name: /No users are selected/ }));
  expect(onChoose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('menuitem', { name: 'Protected users (2)…' }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('protected');
});

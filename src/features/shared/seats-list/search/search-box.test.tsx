import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { Filters } from '../../../../domain/roster/filters/filters';
import { renderWithMessages } from '../../../../ui/messages/render-with-messages';
import type { FilterField } from './completion';
import { SearchBox } from './search-box';

// jsdom has no layout to scroll.
Element.prototype.scrollIntoView = () => undefined;

const FIELDS: readonly FilterField[] = [
  {
    id: 'state',
    label: 'State',
    values: () => [
      { label: 'Active', change: { states: ['active'] } },
      { label: 'Blocked', change: { states: ['blocked'] } },
    ],
  },
];

function Box({ onFilter }: { readonly onFilter: (change: Partial<Filters>) => void }) {
  const [text, setText] = useState('');
  return (
    <>
      <SearchBox text={text} onText={setText} onFilter={onFilter} fields={FIELDS} inputRef={null} />
      <output>{text}</output>
    </>
  );
}

it('a token is typed, its value chosen, and neither is searched for', async () => {
  const onFilter = vi.fn();
  renderWithMessages(<Box onFilter={onFilter} />);
  const user = userEvent.setup();
  const box = screen.getByRole('searchbox', { name: 'Filter users' });
  await user.type(box, 'ada st');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(box).toHaveProperty('value', 'ada State: ');
  const options = within(screen.getByRole('listbox')).getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual(['Active', 'Blocked']);
  await user.keyboard('{ArrowUp}');
  expect(box.getAttribute('aria-activedescendant')).toBe(options[1]?.id);
  await user.keyboard('{Enter}');
  expect(onFilter).toHaveBeenCalledExactlyOnceWith({ states: ['blocked'] });
  expect(box).toHaveProperty('value', 'ada');
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('Enter alone searches, and Escape only closes the list', async () => {
  const onFilter = vi.fn();
  renderWithMessages(<Box onFilter={onFilter} />);
  const user = userEvent.setup();
  const box = screen.getByRole('searchbox');
  await user.type(box, 'sta{Enter}');
  expect(onFilter).not.toHaveBeenCalled();
  expect(screen.getByRole('listbox')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(box).toHaveProperty('value', 'sta');
});

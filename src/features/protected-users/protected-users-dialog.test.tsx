import { configure, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { type ProtectionRule, writeProtectedUsers } from '../../domain/plan/protected-users';
import type { Roster } from '../../domain/roster/roster-options';
import { makeUser } from '../../domain/roster/testing/make-user';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { ProtectedUsersDialog } from './protected-users-dialog';

// A busy machine needs longer than the second that is waited for otherwise.
configure({ asyncUtilTimeout: 5_000 });

const ann = makeUser(1, { username: 'ann', name: 'Ann', holdsSeat: true });
const users = [ann, makeUser(2, { username: 'svc-bot', state: 'blocked' })];
const annRule: ProtectionRule = { kind: 'user', userId: ann.id, username: 'ann' };
const globRule: ProtectionRule = { kind: 'username', pattern: 'svc-*' };

const snapshot = {
  users,
  usersComplete: true,
  total: 2,
  find: (id: string) => users.find((user) => user.id === id),
};
const roster = {
  getSnapshot: () => snapshot,
  subscribe: () => () => undefined,
} as unknown as Roster;

type Props = Parameters<typeof ProtectedUsersDialog>[0];

function Stage({
  first,
  ...props
}: Partial<Props> & { readonly first: readonly ProtectionRule[] }) {
  const [rules, setRules] = useState(first);
  return (
    <ProtectedUsersDialog
      unreadable={false}
      durable
      roster={roster}
      added={null}
      findUsers={() => Promise.resolve({ users: [ann], missing: [] })}
      onClose={() => undefined}
      {...props}
      rules={rules}
      onSave={(next) => {
        setRules(next);
        props.onSave?.(next);
      }}
    />
  );
}

function setUp(first: readonly ProtectionRule[] = [], props: Partial<Props> = {}) {
  const onSave = vi.fn();
  renderWithMessages(<Stage first={first} onSave={onSave} {...props} />);
  return onSave;
}

async function chooseKind(name: string) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Protect by' }));
  await userEvent.click(screen.getByRole('option', { name }));
}
const add = () => userEvent.click(screen.getByText('Add'));

describe('ProtectionDialog', () => {
  it('can delete a list that cannot be read', async () => {
    const onSave = setUp([], { unreadable: true });
    await userEvent.click(screen.getByText('Delete list of protected users'));
    expect(onSave).toHaveBeenCalledWith([]);
    expect(screen.getByText('The list was deleted.')).toBeTruthy();
    expect(screen.queryByText('Undo')).toBeNull();
  });

  it('teaches while it is empty', () => {
    setUp();
    expect(screen.getByText(/No users are protected yet/)).toBeTruthy();
    expect(screen.queryByText('Export')).toBeNull();
  });

  it('adds users by name, and keeps the names that found nobody', async () => {
    const findUsers = vi.fn(() => Promise.resolve({ users: [ann], missing: ['nobody'] }));
    const onSave = setUp([], { findUsers });
    const field = screen.getByLabelText<HTMLInputElement>('Users');
    await userEvent.type(field, 'ann, nobody');
    await add();
    expect(findUsers).toHaveBeenCalledWith('ann, nobody');
    expect(onSave).toHaveBeenCalledExactlyOnceWith([annRule]);
    expect(await screen.findByText('1 added.')).toBeTruthy();
    expect(screen.getByText('Not found: nobody')).toBeTruthy();
    expect(field.value).toBe('nobody');
    expect(screen.getByText('1 user is protected now.')).toBeTruthy();
    expect(screen.getByText('Has a seat')).toBeTruthy();
  });

  it('says whom a rule matches before it is added', async () => {
    const onSave = setUp();
    await chooseKind('Username pattern');
    const field = screen.getByLabelText('Pattern');
    await userEvent.type(field, 'no spaces');
    await add();
    expect(screen.getByText(/Usernames contain letters/)).toBeTruthy();
    await userEvent.clear(field);
    await userEvent.type(field, 'svc-*');
    expect(await screen.findByText('Matches 1 user now, none with a seat.')).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    expect(onSave).toHaveBeenCalledExactlyOnceWith([globRule]);
    await userEvent.click(screen.getByText('1 user, none with a seat'));
    expect(screen.getByText('@svc-bot')).toBeTruthy();
  });

  it('adds a state once', async () => {
    const onSave = setUp();
    await chooseKind('State');
    await add();
    await add();
    expect(onSave).toHaveBeenCalledExactlyOnceWith([{ kind: 'state', state: 'blocked' }]);
    expect(screen.getByText('1 was already on the list.')).toBeTruthy();
  });

  it('takes a rule off the list, and puts it back', async () => {
    const onSave = setUp([annRule, globRule]);
    await userEvent.click(screen.getByLabelText('Remove from list: User @ann'));
    expect(onSave).toHaveBeenLastCalledWith([globRule]);
    await userEvent.click(screen.getByText('Undo'));
    expect(onSave).toHaveBeenLastCalledWith([annRule, globRule]);
    await userEvent.click(screen.getByText('Remove all'));
    expect(onSave).toHaveBeenLastCalledWith([]);
    await userEvent.click(screen.getByText('Undo'));
    expect(onSave).toHaveBeenLastCalledWith([annRule, globRule]);
  });

  it('adds what a file has to the list, or nothing of a file that is none', async () => {
    const onSave = setUp([annRule]);
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no file input');
    const choose = (text: string) => {
      const file = new File([text], 'rules.json');
      const files = { 0: file, length: 1, item: () => file };
      fireEvent.change(input, { target: { files } });
    };
    choose('{"format":"something-else"}');
    expect(await screen.findByText(/This file is not a list of protected users/)).toBeTruthy();
    expect(onSave).not.toHaveBeenCalled();
    choose(writeProtectedUsers([annRule, globRule]));
    expect(await screen.findByText('1 added. 1 was already on the list.')).toBeTruthy();
    expect(onSave).toHaveBeenLastCalledWith([globRule, annRule]);
  });

  it('finds in a long list', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      kind: 'username' as const,
      pattern: `svc-${at}`,
    }));
    setUp(many);
    expect(screen.getAllByText(/^svc-/)).toHaveLength(50);
    await userEvent.click(screen.getByText('Show 10 more'));
    expect(screen.getAllByText(/^svc-/)).toHaveLength(60);
    await userEvent.type(screen.getByLabelText('Filter this list'), 'svc-59');
    expect(screen.getAllByText(/^svc-/)).toHaveLength(1);
  });

  it('says when nothing can be read or kept, and what has just been done', () => {
    setUp([], { unreadable: true, durable: false, added: 3 });
    expect(screen.getByText('The list of protected users can’t be read')).toBeTruthy();
    expect(screen.getByText(/This browser can’t save the list/)).toBeTruthy();
    expect(screen.getByText('3 added.')).toBeTruthy();
  });
});

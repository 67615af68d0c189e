import { configure, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { makeUser } from '../../domain/roster/testing/make-user';
import { noEmails } from '../../gitlab/testing/no-emails';
import { renderWithMessages } from '../../ui/messages/render-with-messages';
import { UserListDialog } from './user-list-dialog';
import { LONGEST_TYPED } from './imported-list';
import { createFakeRoster } from './testing/fake-roster';

// A busy machine needs longer than the second that is waited for otherwise.
configure({ asyncUtilTimeout: 5_000 });

const ann = makeUser(1, { username: 'ann', name: 'Ann' });
const bob = makeUser(2, { username: 'bob' });

type Props = Parameters<typeof UserListDialog>[0];

function setUp(props: Partial<Props> = {}) {
  const roster = createFakeRoster([ann, bob]);
  const onReview = vi.fn<Props['onReview']>();
  const onDraft = vi.fn<Props['onDraft']>();
  const onCancel = vi.fn();
  const emails = noEmails();
  const all = {
    action: 'assign',
    roster,
    emails,
    draft: null,
    onDraft,
    onReview,
    onCancel,
  } as const;
  renderWithMessages(<UserListDialog {...all} {...props} />);
  return { roster, onReview, onDraft, onCancel };
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Users');
const review = () => screen.getByText('Review plan');
const paste = (text: string) => {
  fireEvent.paste(field(), { clipboardData: { getData: () => text } });
};

describe('UserListDialog', () => {
  it('starts in the field, with nothing to review', () => {
    const { onReview } = setUp();
    expect(document.activeElement).toBe(field());
    expect(review().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(review());
    expect(onReview).not.toHaveBeenCalled();
    expect(screen.getByText('Enter at least one user who can be found.')).toBeTruthy();
  });

  it('sums up what is typed, and passes every row in the order given', async () => {
    const { onReview, onDraft } = setUp();
    fireEvent.change(field(), { target: { value: 'bob\n@ann\nnobody\nbob' } });
    expect(await screen.findByText('2 users found')).toBeTruthy();
    expect(screen.getByText('4 entries on 4 lines')).toBeTruthy();
    fireEvent.click(screen.getByText('1 not found'));
    const notFound = await screen.findByLabelText('1 not found');
    expect(within(notFound).getByText('Line 3')).toBeTruthy();
    fireEvent.click(screen.getByText('1 duplicate'));
    expect(await screen.findByText('first on line 1')).toBeTruthy();
    fireEvent.click(review());
    const [subjects] = onReview.mock.calls[0] ?? [];
    expect(subjects?.map(({ user, line }) => [user?.username ?? null, line?.line])).toEqual([
      ['bob', 1],
      ['ann', 2],
      [null, 3],
      ['bob', 4],
    ]);
    expect(onDraft).toHaveBeenLastCalledWith({ kind: 'typed', text: 'bob\n@ann\nnobody\nbob' });
  });

  it('starts with the draft', async () => {
    setUp({ draft: { kind: 'typed', text: 'ann' } });
    expect(field().value).toBe('ann');
    expect(await screen.findByText('1 user found')).toBeTruthy();
  });

  it('keeps a very long text out of the field', async () => {
    const { onDraft } = setUp();
    paste(`username\nann\n${'x'.repeat(LONGEST_TYPED)}`);
    expect(await screen.findByText('1 user found')).toBeTruthy();
    expect(document.querySelector('textarea')).toBeNull();
    expect(screen.getByText('Pasted text')).toBeTruthy();
    expect(screen.queryByText('Edit')).toBeNull();
    expect(screen.getByText(/can’t be edited here/)).toBeTruthy();
    fireEvent.click(screen.getByText('Remove'));
    expect(field().value).toBe('');
    expect(onDraft).toHaveBeenLastCalledWith(null);
  });

  it('reads a chosen file, or says why it cannot', async () => {
    setUp();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no file input');
    fireEvent.change(input, { target: { files: filesOf(new File(['\u0000'], 'photo.csv')) } });
    expect(await screen.findByText('photo.csv could not be read')).toBeTruthy();
    fireEvent.change(input, {
      target: { files: filesOf(new File(['username\nann\nbob\n'], 'rake.csv')) },
    });
    expect(await screen.findByText('2 users found')).toBeTruthy();
    expect(screen.getByText('rake.csv')).toBeTruthy();
    expect(screen.getByText(/header username/)).toBeTruthy();
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });

  it('drops the list before when a file is refused, and can restore it', async () => {
    const { onReview } = setUp({ draft: { kind: 'typed', text: 'ann' } });
    expect(await screen.findByText('1 user found')).toBeTruthy();
    const files = filesOf(new File(['\u0000'], 'photo.csv'));
    fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files } });
    expect(await screen.findByText('photo.csv could not be read')).toBeTruthy();
    expect(review().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(review());
    expect(onReview).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('Restore previous list'));
    expect(field().value).toBe('ann');
    expect(await screen.findByText('1 user found')).toBeTruthy();
    expect(screen.queryByText('photo.csv could not be read')).toBeNull();
  });

  it('takes a file dropped anywhere', async () => {
    setUp();
    const files = filesOf(new File(['ann'], 'list.txt'));
    fireEvent.dragOver(document.body, { dataTransfer: { types: ['Files'], files } });
    expect(screen.getByText('Release to read the file')).toBeTruthy();
    fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files } });
    expect(await screen.findByText('1 user found')).toBeTruthy();
  });

  it('says that unknown users may not be loaded yet, and offers to load them', async () => {
    const roster = createFakeRoster([ann], { kind: 'asking' });
    setUp({ roster, draft: { kind: 'typed', text: 'ann\nbob' } });
    expect(await screen.findByText('1 not found')).toBeTruthy();
    expect(screen.getByText('1 of 9,812 users are loaded')).toBeTruthy();
    fireEvent.click(screen.getByText('Load all users'));
    expect(screen.queryByText(/users are loaded/)).toBeNull();
  });

  it('asks GitLab only on a click', async () => {
    const { roster } = setUp({ draft: { kind: 'typed', text: 'ann\nzoe@example.com' } });
    roster.onServer.set('zoe@example.com', [makeUser(3, { publicEmail: 'zoe@example.com' })]);
    expect(await screen.findByText(/It can’t find users by a private email/)).toBeTruthy();
    fireEvent.click(screen.getByText('Search for 1 user in GitLab'));
    expect(await screen.findByText('1 searched, 1 found')).toBeTruthy();
    expect(await screen.findByText('2 users found')).toBeTruthy();
  });

  it('suggests the user whom a misspelled line may mean, one by one or all', async () => {
    const roster = createFakeRoster([
      ann,
      makeUser(3, { username: 'rubyfletcher', name: 'Ruby Fletcher' }),
      makeUser(4, { username: 'tommorgan', name: 'Tom Morgan' }),
    ]);
    const text = 'ann\nrubyfletchr\nTom Morgam';
    const { onReview } = setUp({ roster, draft: { kind: 'typed', text } });
    const suggestions = await screen.findByLabelText('2 lines may be misspelled');
    expect(within(suggestions).getByText('@rubyfletcher')).toBeTruthy();
    expect(screen.getByText('1 user found')).toBeTruthy();
    fireEvent.click(within(suggestions).getByText('Accept all'));
    expect(await screen.findByText('3 users found')).toBeTruthy();
    expect(screen.getByText('0 not found')).toBeTruthy();
    fireEvent.click(within(suggestions).getByLabelText('Undo rubyfletcher for rubyfletchr'));
    expect(await screen.findByText('2 users found')).toBeTruthy();
    fireEvent.click(within(suggestions).getByLabelText('Accept rubyfletcher for rubyfletchr'));
    expect(await screen.findByText('3 users found')).toBeTruthy();
    fireEvent.click(review());
    expect(onReview.mock.calls[0]?.[0]).toMatchObject([
      { user: { username: 'ann' }, line: { text: 'ann' } },
      { user: { username: 'rubyfletcher' }, line: { line: 2, text: 'rubyfletchr' } },
      { user: { username: 'tommorgan' }, line: { line: 3, text: 'Tom Morgam' } },
    ]);
  });

  it('opens a file in the field, to be edited', async () => {
    setUp({ draft: { kind: 'block', name: 'list.csv', text: 'ann\nbobb' } });
    expect(await screen.findByText('1 user found')).toBeTruthy();
    fireEvent.click(screen.getByText('Edit'));
    expect(field().value).toBe('ann\nbobb');
    expect(document.activeElement).toBe(field());
    fireEvent.change(field(), { target: { value: 'ann\nbob' } });
    expect(await screen.findByText('2 users found')).toBeTruthy();
  });

  it('closes by Escape', async () => {
    const { onCancel } = setUp();
    await userEvent.keyboard('{Escape}');
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

function filesOf(file: File): FileList {
  const files = { 0: file, length: 1, item: () => file };
  return { ...files, [Symbol.iterator]: () => [file].values() };
}

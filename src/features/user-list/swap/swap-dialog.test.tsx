import { configure, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { compileRules } from '../../../domain/plan/protected-users';
import { makeUser } from '../../../domain/roster/testing/make-user';
import { noEmails } from '../../../gitlab/testing/no-emails';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { SwapDialog } from './swap-dialog';
import { createFakeRoster } from '../testing/fake-roster';

// A busy machine needs longer than the second that is waited for otherwise.
configure({ asyncUtilTimeout: 5_000 });

const users = [
  makeUser(1, { username: 'blocked', holdsSeat: true, state: 'blocked' }),
  makeUser(2, { username: 'never', holdsSeat: true }),
  makeUser(3, { username: 'idle', holdsSeat: true, lastDuoActivityOn: '2020-01-01' }),
  makeUser(4, { username: 'ann' }),
  makeUser(5, { username: 'bob' }),
];

type Props = Parameters<typeof SwapDialog>[0];

function setUp(props: Partial<Props> = {}) {
  const roster = createFakeRoster(users);
  const onReview = vi.fn<Props['onReview']>();
  renderWithMessages(
    <SwapDialog
      roster={roster}
      emails={noEmails()}
      purchase={roster.purchase}
      isProtected={compileRules([])}
      tenures={new Map()}
      selected={[]}
      planned={null}
      draft={null}
      onDraft={() => undefined}
      onReview={onReview}
      onCancel={() => undefined}
      {...props}
    />,
  );
  return { onReview };
}

/** The names of the users in the list of those who lose a seat; only they are shown with an at-sign. */
const losers = () => screen.queryAllByText(/^@/).map(({ textContent }) => textContent);
const type = (text: string) =>
  fireEvent.change(screen.getByLabelText('Users'), { target: { value: text } });
const review = () => screen.getByText('Review plan');
const steps = () =>
  [...screen.getByLabelText('Seats used').querySelectorAll('li')].map((item) => item.textContent);

describe('SwapDialog', () => {
  it('frees as many seats as the waiting list needs, removals first', async () => {
    const { onReview } = setUp();
    expect(review().getAttribute('aria-disabled')).toBe('true');
    type('ann\nbob');
    expect(await screen.findByText('2 users lose a seat')).toBeTruthy();
    expect(steps()).toEqual([
      'Now10 of 10',
      '1. Remove 2 seats8 of 10',
      '2. Assign 2 seats10 of 10',
    ]);
    fireEvent.click(review());
    const [choice] = onReview.mock.calls[0] ?? [];
    expect(choice?.remove.map(({ user }) => user?.username)).toEqual(['blocked', 'never']);
    expect(choice?.assign.map(({ user }) => user?.username)).toEqual(['ann', 'bob']);
  });

  it('follows the kinds of idle seats, the days and the amount', async () => {
    setUp({ draft: { kind: 'typed', text: 'ann' } });
    expect(await screen.findByText('1 user loses a seat')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('1 blocked or deactivated'));
    expect(screen.getByText('@never')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('All: 2 seats'));
    expect(screen.getByText('2 users lose a seat')).toBeTruthy();
    const days = screen.getByLabelText(/^Days without Duo activity/);
    fireEvent.change(days, { target: { value: '' } });
    expect(screen.getByText(/^Enter a whole number of days/)).toBeTruthy();
    fireEvent.change(days, { target: { value: '9999' } });
    expect(screen.queryByText(/^Enter a whole number of days/)).toBeNull();
    expect(screen.getByText('1 user loses a seat')).toBeTruthy();
  });

  it('says how many users get no seat', async () => {
    setUp({
      draft: { kind: 'typed', text: 'ann\nbob' },
      isProtected: compileRules([{ kind: 'username', pattern: '*e*' }]),
    });
    expect(
      await screen.findByText('No seat is available, and no user is chosen to lose one.'),
    ).toBeTruthy();
    expect(screen.getByText(/^2 users still wait/)).toBeTruthy();
    expect(screen.getByText('3 protected users are excluded.')).toBeTruthy();
  });

  it('takes both sides from the selection', () => {
    const { onReview } = setUp({ selected: [...users].reverse() });
    fireEvent.click(screen.getByLabelText(/selected users with a seat/));
    fireEvent.click(screen.getByLabelText('2 selected users without a seat'));
    expect(losers()).toEqual(['@idle', '@never']);
    fireEvent.click(review());
    const [choice] = onReview.mock.calls[0] ?? [];
    expect(choice?.assign.map(({ user }) => user?.username)).toEqual(['bob', 'ann']);
  });

  it('makes room for a plan, and keeps each line of its list', async () => {
    const [, , idle, ann, bob] = users;
    if (!idle || !ann || !bob) throw new Error('The roster has no such users');
    const planned = [
      { user: ann, line: { line: 1, text: 'ann' } },
      { user: null, line: { line: 2, text: 'nobody' }, candidates: [] },
      { user: bob, line: { line: 3, text: 'bob' } },
      { user: ann, line: { line: 4, text: '@ann' } },
      { user: idle, line: { line: 5, text: 'idle' } },
    ];
    const { onReview } = setUp({ planned });
    expect(screen.getByLabelText('2 users in the plan without a seat')).toHaveProperty(
      'checked',
      true,
    );
    expect(await screen.findByText('2 users lose a seat')).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/^All: /));
    expect(losers()).toEqual(['@blocked', '@never']);
    fireEvent.click(review());
    expect(onReview.mock.calls[0]?.[0].assign).toEqual(planned);
  });

  it('frees nothing while enough seats are free', async () => {
    setUp({
      purchase: { ...createFakeRoster([]).purchase, purchasedQuantity: 20 },
      draft: { kind: 'typed', text: 'ann' },
    });
    expect(
      await screen.findByText('Enough seats are available for all waiting users.'),
    ).toBeTruthy();
    expect(review().getAttribute('aria-disabled')).toBe('false');
  });
});

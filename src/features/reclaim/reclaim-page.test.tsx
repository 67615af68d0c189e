import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeUser } from '../../domain/roster/testing/make-user';
import { renderWithMessages, text } from '../../ui/messages/render-with-messages';
import { seatHistoryStore } from '../../workspace/seat-history';
import { renderSignedIn, userSpec } from '../shared/testing/render-signed-in';
import { ReasonCell, ReasonsContext } from './reason-cell';
import { ReclaimPage } from './reclaim-page';

const USERS = [
  userSpec('Ada', 1),
  userSpec('Bob', 100),
  userSpec('Cem', null),
  userSpec('Dan', 90),
  userSpec('Eve', 200),
];
const world = { users: USERS, purchases: [{ quantity: 10, seats: [0, 1, 2, 3] }] };

function Panel({ onClose }: { readonly onClose: () => void }) {
  return <button onClick={onClose}>Close the panel</button>;
}
/** Without a grace nothing depends on how long this browser has looked. */
const setUp = (options: Partial<Parameters<typeof renderSignedIn>[1]> = {}) =>
  renderSignedIn(<ReclaimPage ProtectedUsersPanel={Panel} />, {
    world,
    path: '/?grace=0',
    ...options,
  });

const row = (name: RegExp) => screen.findByRole('row', { name });
const found = (count: number) =>
  screen.findByText(text('reclaim.found', { count, complete: 'yes' }), { selector: 'h2' });
const removeButton = (selector = 'button') =>
  screen.findByText(text('seats.bar.remove'), { selector });

describe('the reclaim page', () => {
  afterEach(async () => {
    vi.useRealTimers();
    // Who held a seat in one test did not in the next.
    await (await seatHistoryStore()).delete();
  });

  it('finds the idle seats, the longest idle first, with the reason', async () => {
    await setUp();
    await found(3);
    await row(/Cem/);
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((one) => /Ada|Bob|Cem|Dan|Eve/.exec(one.textContent)?.[0])).toEqual([
      'Cem',
      'Bob',
      'Dan',
    ]);
    expect(rows[0]?.textContent).toContain(text('reclaim.reasons.never'));
    expect(rows[1]?.textContent).toContain(text('reclaim.reasons.idle', { days: 100 }));
  });

  it('shows the plan of the selected seats, with what this instance takes, and removes them', async () => {
    const { gitlab } = await setUp({
      prepare: async ({ runs }) => {
        vi.spyOn(runs, 'getSnapshot').mockReturnValue({
          ...runs.getSnapshot(),
          throughput: { batchLimit: 50, msPerCall: 1, concurrency: 1 },
        });
        await Promise.resolve();
      },
    });
    await found(3);
    await userEvent.click(within(await row(/Bob/)).getByRole('checkbox'));
    await found(2);
    expect((await row(/Bob/)).textContent).toContain(text('reclaim.kept'));
    // Disabled until it is known who is protected.
    await userEvent.click(await removeButton('button:enabled'));
    const dialog = await screen.findByRole('dialog', { name: 'remove Cem, Dan' });
    expect(within(dialog).getByText('Batches of 50')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await waitFor(() => expect(gitlab.world.purchases[0]?.seats.size).toBe(2));
  });

  it('clears and selects all seats at once, and those of one reason', async () => {
    await setUp();
    await found(3);
    const all = await screen.findByRole('checkbox', { name: text('seats.selectAll') });
    await userEvent.click(all);
    await found(0);
    await userEvent.click(
      screen.getByRole('checkbox', { name: text('reclaim.groups.idle', { count: 2 }) }),
    );
    await found(2);
    await userEvent.click(all);
    await found(3);
  });

  it('selects as many as a link asks for, the longest idle first', async () => {
    await setUp({ path: '/?grace=0&remove=2' });
    await found(2);
    expect((await row(/Dan/)).textContent).toContain(text('reclaim.kept'));
  });

  it('leaves who never used Duo to the user while no look is older than the grace', async () => {
    await setUp({ path: '/' });
    await found(2);
    const box = within(await row(/Cem/)).getByRole('checkbox');
    expect(box).toHaveProperty('checked', false);
    await userEvent.click(box);
    await found(3);
  });

  it('keeps the policy in the address', async () => {
    const { address } = await setUp({ path: '/?grace=0&idle=95' });
    await found(2);
    await userEvent.click(screen.getByRole('switch', { name: text('reclaim.policy.never') }));
    await found(1);
    expect(new URLSearchParams(address().slice(1)).get('idle')).toBe('95');
    expect(new URLSearchParams(address().slice(1)).get('never')).toBe('no');
  });

  it('opens the protected users', async () => {
    await setUp();
    await found(3);
    await userEvent.click(
      screen.getByRole('button', { name: text('reclaim.policy.editProtected', { count: 0 }) }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Close the panel' }));
    expect(screen.queryByText('Close the panel')).toBeNull();
  });

  it('removes nothing with a read-only token, and says why', async () => {
    await setUp({ token: 'glpat-demo-readonly' });
    const button = await removeButton();
    expect((button as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByText(text('shell.readOnlyWhy'))).toBeTruthy();
  });
});

it('labels a user who is pending approval', () => {
  const user = makeUser(1, { name: 'Ada', holdsSeat: true, state: 'blocked_pending_approval' });
  renderWithMessages(
    <ReasonsContext
      value={{
        reasons: new Map([[user.id, { user, reason: 'blocked', unproven: false }]]),
        usageDays: 0,
        notices: {},
        today: '2026-03-10',
      }}
    >
      <ReasonCell user={user} selected found={false} busy={false} tabIndex={-1} />
    </ReasonsContext>,
  );
  const state = text('seats.states.blocked_pending_approval');
  expect(screen.getByText(text('reclaim.reasons.blocked', { state }))).toBeTruthy();
});

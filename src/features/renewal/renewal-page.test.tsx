import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { text } from '../../ui/messages/render-with-messages';
import { renderSignedIn, userSpec } from '../shared/testing/render-signed-in';
import { RenewalPage } from './renewal-page';

// Drawn by another library, and only after it is fetched.
vi.mock('./cutoff-chart', () => ({ CutoffChart: () => null }));

const USERS = [userSpec('Ada', 1), userSpec('Bob', 100), userSpec('Cem', null), userSpec('Dan', 5)];
const world = { users: USERS, purchases: [{ quantity: 10, seats: 4 }] };
const setUp = (options: Partial<Parameters<typeof renderSignedIn>[1]> = {}) =>
  renderSignedIn(<RenewalPage />, { world, ...options });

/** By their texts: looking for a role after each change of a page takes long. */
const ranking = () => table(text('renewal.ranked.caption'));
const results = () => table(text('renewal.bounds.caption'));
const seats = () => screen.findByLabelText(text('renewal.form.seats'));
async function table(name: string) {
  await screen.findByText(name, { selector: 'caption' });
  return screen.getByRole('table', { name });
}

describe('the renewal page', () => {
  afterEach(() => {
    vi.useRealTimers();
    localStorage.clear();
  });

  it('ranks who would lose a seat, with the cutoff between them', async () => {
    await setUp({ path: '/?seats=2' });
    const rows = within(await ranking())
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((one) => /Ada|Bob|Cem|Dan|Cutoff/.exec(one.textContent)?.[0])).toEqual([
      'Cem',
      'Bob',
      'Cutoff',
      'Dan',
      'Ada',
    ]);
    expect(rows[0]?.textContent).toContain(text('renewal.ranked.fates.lose'));
    expect(rows[4]?.textContent).toContain(text('renewal.ranked.fates.keep'));
  });

  it('simulates the number of seats that is typed, and keeps it in the address', async () => {
    const { address } = await setUp();
    const field = await seats();
    expect((field as HTMLInputElement).value).toBe('10');
    await ranking();
    await userEvent.clear(field);
    await userEvent.type(field, '3');
    await waitFor(() => expect(address()).toBe('/?seats=3'));
    const lose = within(await results()).getByRole('row', {
      name: new RegExp(text('renewal.bounds.lose')),
    });
    await waitFor(() => expect(within(lose).getAllByRole('cell')[0]?.textContent).toBe('1'));
    await userEvent.click(
      screen.getByRole('button', { name: text('renewal.form.asHeld', { count: 4 }) }),
    );
    await waitFor(() => expect(address()).toBe('/?seats=4'));
  });

  it('names nobody where the order is by assignment, and leads to reclaiming', async () => {
    await setUp({ path: '/?seats=2&order=by-assignment' });
    expect(await screen.findByText(text('renewal.noPlacesTitle'))).toBeTruthy();
    expect(screen.queryByRole('table', { name: text('renewal.ranked.caption') })).toBeNull();
    expect(
      screen.getByRole('link', { name: text('renewal.noPlacesAction') }).getAttribute('href'),
    ).toContain('reclaim?addon=');
  });

  it('works out the cost of a seat that is entered', async () => {
    await setUp();
    await seats();
    await userEvent.type(screen.getByRole('textbox', { name: text('renewal.form.cost') }), '20');
    expect(screen.getByText(/\$200/)).toBeTruthy();
  });

  it('says that nobody loses a seat where none is assigned', async () => {
    await setUp({ world: { users: USERS, purchases: [{ quantity: 10, seats: 0 }] } });
    expect(await screen.findByText(text('renewal.nobodyTitle'))).toBeTruthy();
  });
});

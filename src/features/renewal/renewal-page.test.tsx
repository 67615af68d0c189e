import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { text } from '../../ui/messages/render-with-messages';
import { renderSignedIn, userSpec } from '../shared/testing/render-signed-in';
import { RenewalPage } from './renewal-page';

const USERS = [userSpec('Ada', 1), userSpec('Bob', 100), userSpec('Cem', null), userSpec('Dan', 5)];
const world = { users: USERS, purchases: [{ quantity: 10, seats: 4 }] };
const setUp = (options: Partial<Parameters<typeof renderSignedIn>[1]> = {}) =>
  renderSignedIn(<RenewalPage />, { world, ...options });

/** By their texts: looking for a role after each change of a page takes long. */
const seats = () => screen.findByLabelText(text('renewal.form.seats'));
async function ranking() {
  const name = text('renewal.ranked.caption');
  await screen.findByText(name, { selector: 'caption' });
  return screen.getByRole('table', { name });
}
const link = (count: number) =>
  screen.findByRole('link', { name: text('purchases.chooseYourself', { count }) });

describe('the renewal page', () => {
  afterEach(() => {
    vi.useRealTimers();
    localStorage.clear();
  });

  it('begins with the range, and every figure agrees with it', async () => {
    // Without the use of Code Suggestions, anybody may have used Chat alone.
    await setUp({ path: '/?seats=2' });
    expect(
      await screen.findByText(text('renewal.answer.range', { least: 2, most: 4 })),
    ).toBeTruthy();
    expect(screen.getByText(text('renewal.answer.atLeast', { least: 2, count: 2 }))).toBeTruthy();
    expect(
      screen.getByText(
        text('renewal.outcome.some', {
          seats: 2,
          surplus: 2,
          holders: 4,
          least: 0,
          most: 2,
          how: 'upTo',
        }),
      ),
    ).toBeTruthy();
    const bar = screen.getByRole('list', { name: text('renewal.fates.label', { seats: 2 }) });
    expect(
      within(bar)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['Certain to lose 0', 'Uncertain 4 2 of them lose their seats', 'Certain to keep 0']);
    const rows = within(await ranking())
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((one) => /Ada|Bob|Cem|Dan|Uncertain: 4/.exec(one.textContent)?.[0])).toEqual([
      'Uncertain: 4',
      'Cem',
      'Bob',
      'Dan',
      'Ada',
    ]);
    expect(rows[1]?.textContent).toMatch(/1 to 4$/);
  });

  it('renews with the number of seats that is typed, and keeps it in the address', async () => {
    const { address } = await setUp();
    const field = await seats();
    expect((field as HTMLInputElement).value).toBe('10');
    await ranking();
    expect(screen.getByText(text('renewal.outcome.nobody', { seats: 10 }))).toBeTruthy();
    await userEvent.clear(field);
    await userEvent.type(field, '3');
    await waitFor(() => expect(address()).toBe('/?seats=3'));
    expect((await link(1)).getAttribute('href')).toBe(
      '/groups/acme/reclaim?addon=CODE_SUGGESTIONS&remove=1',
    );
    await userEvent.click(
      screen.getByRole('button', { name: text('renewal.form.asHeld', { count: 4 }) }),
    );
    await waitFor(() => expect(address()).toBe('/?seats=4'));
  });

  it('names nobody where the order is by assignment, and leads to choosing them', async () => {
    await setUp({ path: '/?seats=2&order=by-assignment' });
    expect(await link(2)).toBeTruthy();
    expect(screen.getByText(text('renewal.outcome.unknownWho'), { exact: false })).toBeTruthy();
    expect(screen.queryByRole('table', { name: text('renewal.ranked.caption') })).toBeNull();
  });

  it('loads the usage of Code Suggestions by itself', async () => {
    const { sent } = await setUp({ world: { ...world, aiMetrics: 'answered' } });
    await ranking();
    await waitFor(() => expect(sent).toContain('DuoUsage'));
    expect(
      await screen.findByText(/GitLab report(s|ed) (no|the last) use of Code Suggestions/),
    ).toBeTruthy();
    expect(screen.queryByRole('progressbar', { name: text('renewal.usage.label') })).toBeNull();
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

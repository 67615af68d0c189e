import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { text } from '../../ui/messages/render-with-messages';
import { renderSignedIn, userSpec } from '../shared/testing/render-signed-in';
import { OverviewPage } from './overview-page';

// Drawn by another library, and only after it is fetched.
vi.mock('./bar-charts', () => ({ RecencyChart: () => null, SharesChart: () => null }));
vi.mock('./trend-chart', () => ({ TrendChart: () => null }));

const USERS = [
  userSpec('Ada', 1),
  userSpec('Bob', 100),
  userSpec('Cem', null),
  userSpec('Dan', 5, { state: 'blocked' }),
];
const world = { users: USERS, purchases: [{ quantity: 10, seats: 4 }] };
const setUp = (options: Partial<Parameters<typeof renderSignedIn>[1]> = {}) =>
  renderSignedIn(<OverviewPage />, { world, ...options });

const tile = (name: string) => {
  const group = screen.getByRole('group', { name: text('overview.tiles.label') });
  return within(group).getByText(name, { selector: 'dt' }).parentElement;
};

describe('the overview page', () => {
  afterEach(() => void vi.useRealTimers());

  it('counts the holders by activity, each figure with a link to its users', async () => {
    await setUp();
    await screen.findByText(text('overview.recency.title'));
    expect(tile(text('overview.tiles.active30'))?.textContent).toMatch(/2/);
    expect(tile(text('overview.tiles.never'))?.textContent).toMatch(/1/);
    expect(tile(text('overview.tiles.heldByBlocked'))?.textContent).toMatch(/1/);
    const idle = text('overview.tiles.idle', { days: 30 });
    expect(screen.getByRole('link', { name: new RegExp(idle) }).getAttribute('href')).toMatch(
      /^\/seats\?.*addon=CODE_SUGGESTIONS/,
    );
  });

  it('shows a chart as a table', async () => {
    await setUp();
    const title = text('overview.matrix.title');
    await userEvent.click(
      await screen.findByRole('button', { name: text('exports.picture.tableOf', { title }) }),
    );
    const rows = within(screen.getByRole('table', { name: title })).getAllByRole('row');
    const coach = rows.filter((one) =>
      one.textContent.includes(text('overview.matrix.advices.coach')),
    );
    expect(coach.some((one) => one.textContent.includes('1'))).toBe(true);
  });

  it('loads the members on request, and shows the seats by role', async () => {
    const { sent } = await setUp();
    const card = await screen.findByRole('region', { name: text('overview.breakdown.title') });
    const before = sent.length;
    await userEvent.click(
      within(card).getByRole('button', { name: text('overview.breakdown.load') }),
    );
    expect(await screen.findByRole('group', { name: text('overview.breakdown.by') })).toBeTruthy();
    expect(sent.length).toBeGreaterThan(before);
  });

  it('leads to the users where no seat is assigned', async () => {
    await setUp({ world: { users: USERS, purchases: [{ quantity: 10, seats: 0 }] } });
    expect(await screen.findByText(text('overview.nobodyTitle'))).toBeTruthy();
    expect(screen.getByRole('link', { name: text('overview.nobodyAction') })).toBeTruthy();
  });

  it('says what an old GitLab does not report', async () => {
    await setUp({ version: '17.2' });
    expect(await screen.findByText(text('overview.lacksDuo'))).toBeTruthy();
    expect(await screen.findByText(text('overview.recency.notTold'))).toBeTruthy();
  });
});

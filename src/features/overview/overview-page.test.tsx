import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listPurchases } from '../../gitlab/purchases';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';
import { text } from '../../ui/messages/render-with-messages';
import { renderSignedIn, userSpec } from '../shared/testing/render-signed-in';
import { OverviewPage } from './overview-page';

// Drawn by another library, and only after it is fetched.
vi.mock('./recency-chart', () => ({ RecencyChart: () => null }));
vi.mock('../shared/history/trend-chart', () => ({ TrendChart: () => null }));
vi.mock('../../gitlab/use-owned-groups', () => ({ useOwnedGroups: vi.fn() }));

const USERS = [
  userSpec('Ada', 1),
  userSpec('Bob', 100),
  userSpec('Cem', null),
  userSpec('Dan', 5, { state: 'blocked' }),
];
const world = { users: USERS, purchases: [{ quantity: 10, seats: 4 }] };
const setUp = (options: Partial<Parameters<typeof renderSignedIn>[1]> = {}) =>
  renderSignedIn(<OverviewPage />, { world, ...options });

const strip = () => screen.getByRole('group', { name: text('purchases.strip.label') });
const tile = (name: string) =>
  within(strip())
    .queryAllByRole('term')
    .find((term) => term.textContent.startsWith(name))?.parentElement;

const NO_GROUPS = { kind: 'ready', groups: [], more: false } as const;

describe('the overview page', () => {
  beforeEach(() => void vi.mocked(useOwnedGroups).mockReturnValue(NO_GROUPS));
  afterEach(() => void vi.useRealTimers());

  it('counts the holders, each figure with a link to its users', async () => {
    await setUp();
    await screen.findByText(text('overview.recency.title'));
    expect(tile(text('purchases.strip.free'))?.textContent).toMatch(/6/);
    expect(tile(text('purchases.strip.never'))?.textContent).toMatch(/1/);
    expect(tile(text('purchases.strip.heldByBlocked'))?.textContent).toMatch(/1/);
    const idle = text('purchases.strip.idle', { days: 30 });
    expect(screen.getByRole('link', { name: new RegExp(idle) }).getAttribute('href')).toBe(
      '/groups/acme/seats?addon=CODE_SUGGESTIONS&seat=yes&duo=older-30',
    );
    expect(screen.getByText(/2 seat holders \(50%\) used Duo within 30 days/)).toBeTruthy();
  });

  it('leaves out what is zero, but not what is unknown', async () => {
    const users = [userSpec('Ada', 1), userSpec('Bob', 2)];
    await setUp({ world: { users, purchases: [{ quantity: 2, seats: 2 }] } });
    await screen.findByText(text('overview.recency.title'));
    const terms = within(strip()).getAllByRole('term');
    expect(terms.map((term) => term.textContent)).not.toContain(text('purchases.strip.free'));
    expect(tile(text('purchases.strip.never'))).toBeUndefined();
    expect(tile(text('purchases.strip.heldByBlocked'))).toBeUndefined();
  });

  it('explains another number of holders than GitLab counts now', async () => {
    const { gitlab, session } = await setUp();
    await screen.findByText(/^All seat holders are counted, as of/);
    const [purchase] = gitlab.world.purchases;
    const [holder] = purchase?.seats.keys() ?? [];
    if (!purchase || holder === undefined) throw new Error('No holder');
    purchase.seats.delete(holder);
    const id = `gid://gitlab/Group/${gitlab.world.groupByPath('acme')?.id ?? 0}`;
    await act(() => listPurchases(session, { kind: 'group', id, fullPath: 'acme', name: 'Acme' }));
    expect(
      await screen.findByText(/^4 seat holders are counted, .* GitLab now counts 3 used seats/),
    ).toBeTruthy();
    expect(screen.queryByText(/^All seat holders are counted/)).toBeNull();
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
    const never = tile(text('purchases.strip.never'));
    expect(never?.textContent).toContain(text('ui.figure.unknown'));
  });

  it('compares the groups that the user owns, with the counters of the latest answer', async () => {
    const { gitlab, session } = await setUp({
      prepare: async ({ scope }) => {
        const [acme, beta] = [1, 2].map((n) => ({
          id: scope.kind === 'group' && n === 1 ? scope.id : 'gid://gitlab/Group/999999',
          name: n === 1 ? 'Acme' : 'Beta',
          fullPath: n === 1 ? 'acme' : 'beta',
          avatarUrl: null,
        }));
        if (!acme || !beta) return;
        vi.mocked(useOwnedGroups).mockReturnValue({ ...NO_GROUPS, groups: [acme, beta] });
        await Promise.resolve();
      },
    });
    await screen.findByText(new RegExp(text('groupSeats.none')));
    const row = () => screen.getByRole('row', { name: /^Acme/ });
    expect(
      within(row())
        .getAllByRole('cell')
        .slice(0, 2)
        .map((cell) => cell.textContent),
    ).toEqual(['4 / 10', '6']);
    gitlab.world.purchases[0]?.seats.clear();
    const group = vi.mocked(useOwnedGroups)();
    const [acme] = group.kind === 'ready' ? group.groups : [];
    if (!acme) throw new Error('No group');
    await act(() => listPurchases(session, { kind: 'group', ...acme }));
    await waitFor(() => expect(within(row()).getAllByRole('cell')[0]?.textContent).toBe('0 / 10'));
  });
});

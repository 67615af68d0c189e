import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { historySetting } from '../../storage/history-settings';
import { text } from '../../ui/messages/render-with-messages';
import { historyChanged, seatHistoryStore } from '../../workspace/seat-history';
import { renderSignedIn, userSpec } from '../shared/testing/render-signed-in';
import { HistoryPage } from './history-page';

// Drawn by another library, and only after it is fetched.
vi.mock('../shared/history/trend-chart', () => ({ TrendChart: () => null }));

const USERS = [userSpec('Ada', 1), userSpec('Bob', 100), userSpec('Cem', null), userSpec('Dan', 5)];
const DAY_MS = 86_400_000;

async function setUp() {
  return renderSignedIn(<HistoryPage />, {
    world: { users: USERS, purchases: [{ quantity: 10, seats: 3 }] },
  });
}

afterEach(async () => {
  historySetting.write(true);
  await (await seatHistoryStore()).delete();
});

const figure = (name: 'snapshots' | 'size') =>
  screen.getByText(text(`history.kept.${name}`)).nextElementSibling?.textContent;

it('teaches on the first day, compares on the second, and is switched off and deleted', async () => {
  const { gitlab, session } = await setUp();
  expect(await screen.findByText(/^GitLab keeps no history of seats\. From now on/)).toBeTruthy();
  expect(screen.queryByRole('heading', { name: text('history.compare.title') })).toBeNull();
  await waitFor(() => expect(figure('snapshots')).toBe('1'));
  const [purchase] = gitlab.world.purchases;
  if (!purchase) throw new Error('No purchase');
  const purchaseId = `gid://gitlab/GitlabSubscriptions::AddOnPurchase/${purchase.id}`;
  const takenAt = Date.now() - 3 * DAY_MS;
  const gone = 'gid://gitlab/User/987654';
  const figures = { purchased: 10, assigned: 1, active30: null, idle: null, never: null };
  await (
    await seatHistoryStore()
  ).record(
    {
      instance: session.instance,
      purchaseId,
      begunAt: takenAt - 1_000,
      takenAt,
      figures,
      holders: new Map([[gone, 'gone.user']]),
      lastUses: new Map(),
    },
    Date.now(),
  );
  historyChanged();
  await userEvent.click(await screen.findByRole('button', { name: /^Lost a seat/ }));
  const table = await screen.findByRole('table', { name: text('history.compare.lost') });
  expect(within(table).getByText('@gone.user')).toBeTruthy();
  expect(within(table).getByText(text('history.compare.by.elsewhere'))).toBeTruthy();
  expect(within(table).getByText(text('history.compare.now.gone'))).toBeTruthy();
  // Nobody can give a seat to who is gone.
  expect(screen.getByText(text('history.restore.none'))).toBeTruthy();

  await userEvent.click(screen.getByRole('checkbox', { name: text('history.kept.keep') }));
  expect(historySetting.read()).toBe(false);
  expect(await screen.findByText(text('history.kept.off'))).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: text('history.kept.delete') }));
  await userEvent.click(
    await screen.findByRole('button', { name: text('history.kept.deleteConfirm') }),
  );
  await waitFor(() => expect(figure('snapshots')).toBe('0'));
});

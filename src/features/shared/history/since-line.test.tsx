import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { INSTANCE } from '../../../gitlab/testing/strict-gitlab';
import { text } from '../../../ui/messages/render-with-messages';
import { seatHistoryStore } from '../../../workspace/seat-history';
import { ReportFrame } from '../reports/report-frame';
import { renderSignedIn, userSpec } from '../testing/render-signed-in';
import { SinceLine } from './since-line';

const USERS = [userSpec('Ada', 1), userSpec('Bob', 100), userSpec('Cem', null)];
const DAY_MS = 86_400_000;

afterEach(async () => {
  vi.restoreAllMocks();
  await (await seatHistoryStore()).delete();
});

it('says in one line what changed since the last visit, until it is dismissed', async () => {
  // The time of the test's pages stands still, that of the page's opening does not.
  const openedAt = Date.parse('2026-03-10T11:59:00Z');
  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(openedAt);
  await renderSignedIn(
    <ReportFrame title="A page">
      {({ purchase, workspace }) => <SinceLine purchase={purchase} workspace={workspace} />}
    </ReportFrame>,
    {
      world: { users: USERS, purchases: [{ quantity: 10, seats: 3 }] },
      prepare: async (_workspace, { id: purchaseId }) => {
        const takenAt = Date.now() - 3 * DAY_MS;
        const figures = { purchased: 10, assigned: 1, active30: null, idle: null, never: null };
        const store = await seatHistoryStore();
        const holders = new Map([['gid://gitlab/User/987654', 'gone.user']]);
        const times = { begunAt: takenAt - 1_000, takenAt };
        const look = { instance: INSTANCE, purchaseId, ...times, figures, holders };
        await store.record({ ...look, lastUses: new Map() }, Date.now());
      },
    },
  );
  const line = await screen.findByRole('status', { name: text('history.since.label') });
  expect(line.textContent).toContain('3 gained a seat, 1 lost theirs. None of the changes was');
  const link = screen.getByRole('link', { name: text('history.since.show') });
  expect(link.getAttribute('href')).toMatch(/\/groups\/acme\/history\?addon=.*&from=\d+&to=\d+$/);
  await userEvent.click(screen.getByRole('button', { name: text('history.since.dismiss') }));
  await waitFor(() =>
    expect(screen.queryByRole('status', { name: text('history.since.label') })).toBeNull(),
  );
});

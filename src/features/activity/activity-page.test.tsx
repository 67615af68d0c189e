import 'fake-indexeddb/auto';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { specUserId } from '../../../mocks/world/create-world';
import type { Purchase } from '../../domain/purchase';
import { makeUser } from '../../domain/roster/testing/make-user';
import { openJournal } from '../../storage/journal-db';
import { renewalSetting } from '../../storage/purchase-settings';
import { text } from '../../ui/messages/render-with-messages';
import { planFor } from '../../workspace/plans';
import type { Workspace } from '../../workspace/workspace';
import { renderSignedIn, userSpec } from '../shared/testing/render-signed-in';
import { ActivityPage } from './activity-page';
import { ReportPage } from './report-page';

const NAMES = ['Ada', 'Bob', 'Cem'];
/** The last Duo activity: 100 days ago, unknown, and none. */
const DUO_DAYS = ['2025-11-30', undefined, null];
const world = {
  users: NAMES.map((name) => userSpec(name, 100)),
  purchases: [{ quantity: 10, seats: [0, 1] }],
};
const WHAT = text('activity.what.remove', { count: 2 });
const DONE = text('activity.done.remove', { count: 2 });

/** Removes the seats of Ada and Bob; Cem has none. */
async function removeSeats({ runs }: Workspace, purchase: Purchase) {
  const users = NAMES.map((name, index) =>
    makeUser(specUserId(index), {
      name,
      username: name.toLowerCase(),
      holdsSeat: index < 2,
      lastDuoActivityOn: DUO_DAYS[index],
    }),
  );
  await runs.start(planFor('remove', users, purchase));
}
const runId = async () => (await (await openJournal()).list())[0]?.id ?? '';

beforeEach(() => void vi.spyOn(window, 'scrollTo').mockReturnValue());
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  const journal = await openJournal();
  for (const { id } of await journal.list()) await journal.delete(id);
});

describe('the activity page', () => {
  const setUp = (prepare?: typeof removeSeats, path = '/activity') =>
    renderSignedIn(<ActivityPage />, { world, path, ...(prepare ? { prepare } : {}) });
  const more = (item: string) => screen.findByRole('menuitem', { name: item });

  it('teaches while there are no runs', async () => {
    await setUp();
    expect(await screen.findByText(text('activity.emptyTitle'))).toBeTruthy();
    expect(screen.getByRole('link', { name: text('activity.emptyAction') })).toBeTruthy();
    expect(screen.queryByText(text('activity.exportAll'))).toBeNull();
  });

  it('lists a run with its outcome, and a link to its report', async () => {
    await setUp(removeSeats);
    const link = await screen.findByRole('link', { name: WHAT });
    expect(link.getAttribute('href')).toBe(`/groups/acme/activity/${await runId()}`);
    const row = screen.getByRole('row', { name: new RegExp(WHAT) });
    expect(row.textContent).toContain(`${text('activity.states.removed')} 2`);
    expect(row.textContent).toContain('@olivia');
    expect(screen.queryByText(text('activity.notKeptTitle'))).toBeNull();
  });

  it('leads from the address without a group to all runs, in the group of the latest', async () => {
    const { address } = await setUp(removeSeats);
    await screen.findByRole('link', { name: WHAT });
    expect(address()).toBe('/groups/acme/activity?all=own');
  });

  it('lists the runs of its group, or on request those of all groups', async () => {
    const { address } = await setUp(removeSeats, '/groups/initech/activity?addon=DUO_PRO');
    await screen.findByText(text('activity.emptyScopeTitle', { name: 'initech' }));
    const extent = screen.getByRole('group', { name: text('activity.extent.label') });
    expect(screen.queryByRole('checkbox', { name: text('activity.showAll') })).toBeNull();
    await userEvent.click(
      within(extent).getByRole('button', { name: text('activity.extent.all') }),
    );
    expect(await screen.findByRole('link', { name: WHAT })).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: text('activity.showAll') })).toBeTruthy();
    expect(address()).toBe('/groups/initech/activity?addon=DUO_PRO&all=own');
    await userEvent.click(
      within(extent).getByRole('button', { name: text('activity.extent.group') }),
    );
    expect(
      await screen.findByText(text('activity.emptyScopeTitle', { name: 'initech' })),
    ).toBeTruthy();
  });

  it('deletes a run after a confirmation', async () => {
    await setUp(removeSeats);
    await userEvent.click(await screen.findByRole('button', { name: new RegExp(`: ${WHAT}`) }));
    await userEvent.click(await more(text('activity.delete')));
    const dialog = await screen.findByRole('dialog', { name: text('activity.deleteTitle') });
    await userEvent.click(
      within(dialog).getByRole('button', { name: text('activity.deleteConfirm') }),
    );
    expect(await screen.findByText(text('activity.emptyTitle'))).toBeTruthy();
    expect(await runId()).toBe('');
  });

  it('undoes a run through its plan', async () => {
    await setUp(removeSeats);
    await userEvent.click(await screen.findByRole('button', { name: new RegExp(`: ${WHAT}`) }));
    await userEvent.click(await more(text('activity.undo')));
    expect(await screen.findByRole('dialog', { name: 'assign Ada, Bob' })).toBeTruthy();
  });
});

describe('the report page', () => {
  async function setUp(path = '/groups/acme/activity/latest') {
    let id = '';
    return renderSignedIn(
      <Routes>
        <Route path="/activity/:runId" element={<ReportPage />} />
        <Route path="/groups/:fullPath/activity/:runId" element={<ReportPage />} />
      </Routes>,
      {
        world,
        path,
        prepare: async (...of) => {
          await removeSeats(...of);
          id = await runId();
          const journal = await openJournal();
          const get = journal.get.bind(journal);
          // The address of the page is chosen before the run has its id.
          vi.spyOn(journal, 'get').mockImplementation((wanted) =>
            get(wanted === 'latest' ? id : wanted),
          );
        },
      },
    );
  }

  it('stands below its group, also from an address without one', async () => {
    const { address } = await setUp('/activity/latest');
    const trail = within(
      await screen.findByRole('navigation', { name: text('activity.breadcrumb') }),
    );
    expect(address()).toBe(`/groups/acme/activity/${await runId()}`);
    const group = await trail.findByRole('link', { name: 'Acme' });
    expect(group.getAttribute('href')).toBe('/groups/acme');
    const list = trail.getByRole('link', { name: text('activity.title') });
    expect(list.getAttribute('href')).toBe('/groups/acme/activity');
    expect(trail.getByText(DONE).getAttribute('aria-current')).toBe('page');
  });

  it('shows the state and the reason of each user, and filters them', async () => {
    await setUp();
    expect(await screen.findByRole('heading', { level: 1, name: DONE })).toBeTruthy();
    const shown = (count: number) =>
      screen.getByText(text('activity.report.shown', { shown: count, total: 3 }));
    expect(shown(3)).toBeTruthy();
    const states = screen.getByRole('group', { name: text('activity.report.states') });
    const unchanged = within(states).getByRole('button', {
      name: new RegExp(text('activity.states.already-so')),
    });
    await userEvent.click(unchanged);
    expect(unchanged.getAttribute('aria-pressed')).toBe('true');
    expect(shown(1)).toBeTruthy();
    await userEvent.click(unchanged);
    await userEvent.type(
      screen.getByRole('searchbox', { name: text('activity.report.find') }),
      'bob',
    );
    expect(await screen.findByText(/^1 of/)).toBeTruthy();
  });

  it('is exported in three formats', async () => {
    await setUp();
    await screen.findByRole('heading', { level: 1, name: DONE });
    const what = text('activity.report.title');
    await userEvent.click(screen.getByRole('button', { name: text('exports.label', { what }) }));
    const items = screen.getAllByRole('menuitem').map((item) => item.textContent);
    expect(items).toEqual([
      text('exports.csv'),
      text('exports.json'),
      text('activity.report.archive'),
      text('exports.copy'),
    ]);
  });

  it('is exported as a table that finance can use', async () => {
    const user = userEvent.setup();
    await setUp();
    await screen.findByRole('heading', { level: 1, name: DONE });
    const [header] = await (await openJournal()).list();
    const price = renewalSetting(header?.instance ?? '', header?.purchase.id ?? '');
    act(() => void price.write({ endsOn: null, costPerSeat: 228, currency: 'USD' }));
    expect(screen.getByText('2 seats ≈ $456 a term')).toBeTruthy();

    const what = text('activity.report.title');
    await user.click(screen.getByRole('button', { name: text('exports.label', { what }) }));
    await user.click(screen.getByRole('menuitem', { name: text('exports.copy') }));
    const csv = await navigator.clipboard.readText();
    const [, ada = '', bob = '', cem = '', total = ''] = csv.split('\r\n');
    expect(ada).toMatch(
      /^2026-03-10,Acme,GitLab Duo \w+,Ada,ada,,2025-11-30,Remove,Idle 100 days,Removed,/,
    );
    expect(ada).toContain(',228,USD,Selection,');
    expect(bob).toContain(',Bob,bob,,Unknown,Remove,Unknown,Removed,');
    expect(cem).toContain(',Cem,cem,,Never,Remove,Never used,No change needed,');
    expect(total).toMatch(/^total,Acme,.*,Remove,,2 seats removed,,456,USD,Selection,,,$/);
    localStorage.clear();
  });

  it('says that a run is not in this browser', async () => {
    await renderSignedIn(<ReportPage />, {
      world,
      route: '/activity/:runId',
      path: '/activity/unknown',
    });
    expect(await screen.findByText(text('activity.report.missingTitle'))).toBeTruthy();
  });
});

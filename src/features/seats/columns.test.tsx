import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usersToCsv } from './export/export-users';
import { makeUser } from '../../domain/roster/testing/make-user';
import { renderSeatsPanel } from './testing/render-seats-panel';
import { SEAT_COLUMNS, type SeatColumnId } from '../shared/seats-list/table/columns';

const ada = makeUser(1, {
  name: 'Ada Okafor',
  username: 'ada',
  publicEmail: 'ada@example.com',
  state: 'blocked',
  holdsSeat: true,
  lastActivityOn: '2026-11-18',
  lastDuoActivityOn: '2026-11-20',
  lastLoginAt: '2026-11-21T08:30:00Z',
});

/** Of each column: its label, its cell, and what a file says. */
const EXPECTED: Readonly<Partial<Record<SeatColumnId, readonly [string, string, string]>>> = {
  select: ['Select', '', ''],
  user: ['User', 'Ada Okafor@ada', 'username,name\r\nada,Ada Okafor\r\n'],
  seat: ['Seat', '', 'assigned_seat\r\nyes\r\n'],
  state: ['State', 'Blocked', 'state\r\nblocked\r\n'],
  email: ['Email', 'ada@example.com', 'email,email_source\r\nada@example.com,public\r\n'],
  gitlab: ['Last GitLab activity', '3 days ago', 'last_gitlab_activity\r\n2026-11-18\r\n'],
  duo: ['Last Duo activity', 'Yesterday', 'last_duo_activity\r\n2026-11-20\r\n'],
  login: ['Last sign-in', 'Today', 'last_sign_in\r\n2026-11-21T08:30:00Z\r\n'],
  since: ['Seat since', '', 'seat_since_earliest,seat_since_latest\r\nunknown,2026-10-12\r\n'],
};

const SINCE = new Map([[ada.id, { earliest: null, latest: '2026-10-12' }]]);

const ALL_SHOWN = { version: 1, layout: { order: SEAT_COLUMNS.map(({ id }) => id), hidden: [] } };
const NEITHER = {
  lastDuoActivity: false,
  lastLogin: false,
  usageByFeature: false,
  usageEvents: false,
  instanceUsage: false,
};
const USAGE = ['use', 'active-days', 'intensity', 'accepted'];
const UNAVAILABLE = /Last Duo activity|Last sign-in/;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-21T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the columns of the users table', () => {
  it('have a label, a cell and an export that agree', () => {
    renderSeatsPanel([ada], { tableSettings: ALL_SHOWN });
    const cells = screen.getAllByRole('gridcell');
    SEAT_COLUMNS.filter(({ id }) => id in EXPECTED).forEach((column, index) => {
      const [label = '', cell = '', csv = ''] = EXPECTED[column.id] ?? [];
      const head = screen.getByRole('columnheader', { name: label });
      expect(head.getAttribute('aria-colindex')).toBe(String(index + 1));
      expect(cells[index]?.textContent).toContain(cell);
      expect(
        column.fields.length === 0 ? '' : usersToCsv([ada], [column], { seatSince: SINCE }),
      ).toBe(csv);
    });
  });

  it('have a control in the cells of boxes, names and seats', () => {
    renderSeatsPanel([ada]);
    expect(screen.getByRole('checkbox', { name: 'Select Ada Okafor' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ada Okafor' })).toBeTruthy();
    expect(screen.getByRole('switch', { name: 'GitLab Duo seat of Ada Okafor' })).toBeTruthy();
  });

  it('sort by each column that has a key, and by no other', () => {
    renderSeatsPanel([ada], { tableSettings: ALL_SHOWN });
    for (const { id, sort } of SEAT_COLUMNS) {
      const [label] = EXPECTED[id] ?? [];
      if (label === undefined) continue;
      const head = screen.getByRole('columnheader', { name: label });
      const button = within(head).queryByRole('button');
      expect(button !== null).toBe(sort !== undefined);
      if (button === null) continue;
      fireEvent.click(button);
      expect(head.getAttribute('aria-sort')).toBe('ascending');
    }
  });
});

describe('an unavailable column', () => {
  it('is in no table, columns menu or file', async () => {
    renderSeatsPanel([ada], { features: NEITHER, tableSettings: ALL_SHOWN });
    const user = userEvent.setup();
    const heads = screen.getAllByRole('columnheader');
    expect(heads.map((head) => head.dataset['name'])).not.toContain('duo');
    expect(screen.queryByRole('columnheader', { name: UNAVAILABLE })).toBeNull();
    expect(screen.getByRole('grid').getAttribute('aria-colcount')).toBe('8');

    await user.click(screen.getByRole('button', { name: 'Columns' }));
    const menu = await screen.findByRole('dialog', { name: 'Columns' }, { timeout: 10_000 });
    expect(within(menu).getByRole('checkbox', { name: 'Email' })).toBeTruthy();
    expect(within(menu).queryByRole('checkbox', { name: UNAVAILABLE })).toBeNull();
    await user.keyboard('{Escape}');

    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy as CSV, 1 shown user' }));
    await screen.findByText('1 user copied');
    expect(await navigator.clipboard.readText()).toBe(
      usersToCsv(
        [ada],
        SEAT_COLUMNS.filter(({ id }) => !['duo', 'login', ...USAGE].includes(id)),
      ),
    );
  });

  it('is on no card, and cards do not sort by it', () => {
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      Object.assign(new EventTarget(), {
        matches: query.includes('max-width: 700px'),
        media: query,
        onchange: null,
        addListener: () => undefined,
        removeListener: () => undefined,
      }),
    );
    renderSeatsPanel([ada], { features: NEITHER });
    const facts = screen.getAllByRole('gridcell').at(-1);
    expect(facts?.textContent).toBe('StateBlockedLast GitLab activity3 days ago');
    fireEvent.click(screen.getByRole('button', { name: 'Filters' }));
    const sortBy = screen.getByRole('combobox', { name: 'Sort by' });
    const options = within(sortBy)
      .getAllByRole('option')
      .map((option) => option.textContent);
    expect(options).toContain('Last GitLab activity, ascending');
    expect(options.filter((option) => UNAVAILABLE.test(option))).toEqual([]);
  });
});

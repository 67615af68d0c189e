import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl';
import { Route, Routes } from 'react-router-dom';
import groups from '../../messages/en/groups.json';
import groupSeats from '../../messages/en/groupSeats.json';
import errors from '../../messages/en/errors.json';
import { renderSignedIn } from '../shared/testing/render-signed-in';
import { GroupsPage } from './groups-page';

const t = createTranslator({ locale: 'en', messages: groups });
const inTable = createTranslator({ locale: 'en', messages: groupSeats });

/** Slow on a busy machine. */
const PATIENCE = { timeout: 10_000 };

const setUp = (options: Parameters<typeof renderSignedIn>[1] = {}, all = false) =>
  renderSignedIn(
    <Routes>
      <Route path="/" element={<GroupsPage all={all} />} />
      <Route path="*" element={<p>Another page</p>} />
    </Routes>,
    options,
  );
const list = () => screen.findByRole('table', { name: inTable('title') }, PATIENCE);
/** The names of the groups, which lead to their seats. */
const names = async () =>
  within(await list())
    .getAllByRole('rowheader')
    .flatMap((header) => within(header).queryAllByRole('link'));
const row = async (name: RegExp) => within(await list()).findByRole('row', { name });
const search = () => screen.getByRole('searchbox', { name: t('search') });

async function openGroup(typed: string) {
  await list();
  if (typed !== '') await userEvent.type(screen.getByLabelText(t('typedLabel')), typed);
  await userEvent.click(screen.getByRole('button', { name: t('typedOpen') }));
}

describe('GroupsPage', () => {
  it('lists the owned groups with links to their seats', async () => {
    await setUp();
    expect((await names()).map((link) => link.getAttribute('href'))).toEqual([
      '/groups/acme/seats',
      '/groups/initech/seats',
      '/groups/umbrella/seats',
    ]);
    expect((await row(/Umbrella Réunion/)).textContent).toContain('umbrella');
  });

  it('opens the only group at once, unless the list is requested', async () => {
    const { address } = await setUp({ scenario: 'small' });
    await screen.findByText('Another page', {}, PATIENCE);
    expect(address()).toMatch(/^\/groups\/[^/]+\/seats$/);
  });

  it('lists the only group on request', async () => {
    await setUp({ scenario: 'small' }, true);
    expect(await names()).toHaveLength(1);
  });

  it('opens the instance at once for its administrator', async () => {
    const { address } = await setUp({ scenario: 'instance' });
    await screen.findByText('Another page', {}, PATIENCE);
    expect(address()).toBe('/instance/seats');
  });

  it('filters by name and path', async () => {
    await setUp();
    await list();
    await userEvent.type(search(), 'UMB');
    expect(await names()).toHaveLength(1);
    await userEvent.clear(search());
    await userEvent.type(search(), 'nowhere');
    expect(await screen.findByText(inTable('noMatchTitle'))).toBeTruthy();
    expect(screen.getByText(inTable('noMatchText', { search: 'nowhere' }))).toBeTruthy();
  });

  it('says what to do where no group is owned', async () => {
    await setUp({ token: 'glpat-demo-developer' });
    expect(await screen.findByText(t('noneTitle'), {}, PATIENCE)).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('offers to retry when the groups cannot be read', async () => {
    let failing = true;
    await setUp({
      answer: (operation) =>
        failing && operation === 'OwnedGroups' ? new Response('', { status: 403 }) : undefined,
    });
    expect(await screen.findByText(errors.gateway.refused.title, {}, PATIENCE)).toBeTruthy();
    failing = false;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await list()).toBeTruthy();
  });
});

describe('the comparison', () => {
  const cells = async (name: RegExp) =>
    within(await row(name))
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  const sortBy = async (column: keyof typeof groupSeats.columns) =>
    userEvent.click(
      within(await list()).getByRole('button', { name: inTable(`columns.${column}`) }),
    );

  it('has the counters at once, with a total', async () => {
    await setUp();
    expect((await cells(/Acme.*31 \/ 45/)).slice(0, 2)).toEqual(['31 / 45', '14']);
    await row(/Initech.*No active add-on/i);
    await row(/Umbrella.*20 \/ 20/);
    expect((await cells(/^Total/)).slice(0, 5)).toEqual([
      '51 / 65',
      '14',
      '– Unknown',
      '– Unknown',
      '– Unknown',
    ]);
  });

  it('sorts by a column, in either direction, with what is unknown last', async () => {
    await setUp();
    await row(/Umbrella.*20 \/ 20/);
    await row(/Initech.*No active add-on/i);
    const order = async () => (await names()).map((link) => link.textContent);
    const head = async (column: keyof typeof groupSeats.columns) =>
      within(await list()).getByRole('columnheader', { name: inTable(`columns.${column}`) });
    expect((await head('name')).getAttribute('aria-sort')).toBe('ascending');
    await sortBy('free');
    expect((await head('free')).getAttribute('aria-sort')).toBe('descending');
    expect((await head('name')).getAttribute('aria-sort')).toBeNull();
    expect(await order()).toEqual(['Acme', 'Umbrella Réunion', 'Initech']);
    await sortBy('free');
    expect(await order()).toEqual(['Umbrella Réunion', 'Acme', 'Initech']);
    await sortBy('used');
    expect(await order()).toEqual(['Umbrella Réunion', 'Acme', 'Initech']);
  });

  it('reads the activity on request; active, idle and never used are all holders', async () => {
    await setUp();
    await row(/Umbrella.*20 \/ 20/);
    await userEvent.click(
      await screen.findByRole('button', { name: inTable('activity.load') }, PATIENCE),
    );
    await row(/Acme.*Today/);
    await row(/Umbrella.*Today/);
    const sum = async (name: RegExp) =>
      (await cells(name)).slice(2, 5).reduce((total, text) => total + Number(text), 0);
    expect(await sum(/Acme/)).toBe(31);
    expect(await sum(/Umbrella/)).toBe(20);
    expect(await sum(/^Total/)).toBe(51);
  });

  it('shows the rest where the purchases of a group cannot be read', async () => {
    let count = 0;
    await setUp({
      answer: (operation) => {
        if (operation !== 'GroupPurchases') return undefined;
        count += 1;
        return count === 1 ? new Response('', { status: 403 }) : undefined;
      },
    });
    await row(new RegExp(`Acme.*${errors.gateway.permission.title}.*Unknown`));
    await row(/Umbrella.*20 \/ 20/);
    expect((await cells(/^Total/))[0]).toMatch(/^20 \/ 20.*1 of 2/);
  });
});

describe('a typed group', () => {
  it('opens by its path', async () => {
    const { address } = await setUp();
    await openGroup(' umbrella ');
    await screen.findByText('Another page', {}, PATIENCE);
    expect(address()).toBe('/groups/umbrella/seats');
  });

  it('must not be empty', async () => {
    const { address } = await setUp();
    await openGroup('');
    expect(screen.getByText(t('typedEmpty'))).toBeTruthy();
    expect(address()).toBe('/');
  });

  it('that is a subgroup names its top-level group', async () => {
    await setUp();
    await openGroup('acme/platform');
    expect(await screen.findByText(t('subgroup', { root: 'acme' }), {}, PATIENCE)).toBeTruthy();
  });

  it('that does not exist is not found', async () => {
    await setUp();
    await openGroup('nobody');
    expect(await screen.findByText(t('missing', { typed: 'nobody' }), {}, PATIENCE)).toBeTruthy();
  });

  it('says why a request failed', async () => {
    await setUp({
      answer: (operation) =>
        operation === 'GroupByPath' ? new Response('', { status: 403 }) : undefined,
    });
    await openGroup('umbrella');
    expect(await screen.findByText(errors.gateway.permission.title, {}, PATIENCE)).toBeTruthy();
  });
});

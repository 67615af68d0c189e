import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl';
import { Route, Routes } from 'react-router-dom';
import groups from '../../messages/en/groups.json';
import errors from '../../messages/en/errors.json';
import { renderSignedIn } from '../shared/testing/render-signed-in';
import { GroupsPage } from './groups-page';

const t = createTranslator({ locale: 'en', messages: groups });

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
const list = () => screen.findByRole('list', { name: t('owned') }, PATIENCE);
const search = () => screen.getByRole('searchbox', { name: t('search') });

async function openGroup(typed: string) {
  await list();
  if (typed !== '') await userEvent.type(screen.getByLabelText(t('typedLabel')), typed);
  await userEvent.click(screen.getByRole('button', { name: t('typedOpen') }));
}

describe('GroupsPage', () => {
  it('lists the owned groups with links to their seats', async () => {
    await setUp();
    const links = within(await list()).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/groups/acme/seats',
      '/groups/initech/seats',
      '/groups/umbrella/seats',
    ]);
    expect(screen.getByRole('link', { name: /Umbrella Réunion/ }).textContent).toContain(
      'umbrella',
    );
  });

  it('opens the only group at once, unless the list is requested', async () => {
    const { address } = await setUp({ scenario: 'small' });
    await screen.findByText('Another page', {}, PATIENCE);
    expect(address()).toMatch(/^\/groups\/[^/]+\/seats$/);
  });

  it('lists the only group on request', async () => {
    await setUp({ scenario: 'small' }, true);
    expect(within(await list()).getAllByRole('link')).toHaveLength(1);
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
    expect(within(await list()).getAllByRole('link')).toHaveLength(1);
    await userEvent.clear(search());
    await userEvent.type(search(), 'nowhere');
    expect(await screen.findByText(t('noMatchTitle'))).toBeTruthy();
    expect(screen.getByText(t('noMatchText', { search: 'nowhere' }))).toBeTruthy();
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

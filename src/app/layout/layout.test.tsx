import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTranslator } from 'use-intl';
import { Route, Routes } from 'react-router-dom';
import { renderSignedIn } from '../../features/shared/testing/render-signed-in';
import groups from '../../messages/en/groups.json';
import lock from '../../messages/en/lock.json';
import network from '../../messages/en/network.json';
import shell from '../../messages/en/shell.json';
import ui from '../../messages/en/ui.json';
import { LanguageContext } from '../../ui/controls/language-menu';
import { Layout } from './layout';

const t = createTranslator({ locale: 'en', messages: shell });
const inGroups = createTranslator({ locale: 'en', messages: groups });

// jsdom lays nothing out, so nothing scrolls.
Element.prototype.scrollIntoView = () => undefined;

/** Slow on a busy machine. */
const PATIENCE = { timeout: 10_000 };

const setUp = async (options: Parameters<typeof renderSignedIn>[1] = {}, secure = true) => {
  vi.stubGlobal('isSecureContext', secure);
  const rendered = await renderSignedIn(
    <LanguageContext value={{ choice: 'en', choose: () => Promise.resolve() }}>
      <Routes>
        <Route element={<Layout />}>
          <Route path="*" element={<h1>A page</h1>} />
        </Route>
      </Routes>
    </LanguageContext>,
    options,
  );
  await screen.findByRole('heading', { name: 'A page' }, PATIENCE);
  return rendered;
};
const links = () =>
  within(screen.getByRole('navigation', { name: t('nav') }))
    .getAllByRole('link')
    .map((link) => [link.textContent, link.getAttribute('href')]);

async function openAccountMenu() {
  await userEvent.click(screen.getByRole('button', { name: /, account menu$/ }));
  return screen.findByRole('menu', { name: /, account menu$/ });
}

afterEach(() => vi.unstubAllGlobals());

describe('the navigation', () => {
  it('links the pages of a group, and keeps the add-on', async () => {
    await setUp({ path: '/groups/acme/seats?addon=DUO_PRO&q=ada' });
    expect(links()).toEqual([
      [t('overview'), '/groups/acme?addon=DUO_PRO'],
      [t('seats'), '/groups/acme/seats?addon=DUO_PRO'],
      [t('reclaim'), '/groups/acme/reclaim?addon=DUO_PRO'],
      [t('renewal'), '/groups/acme/renewal?addon=DUO_PRO'],
      [t('activity'), '/groups/acme/activity?addon=DUO_PRO'],
      [t('history'), '/groups/acme/history?addon=DUO_PRO'],
    ]);
    const current = screen.getByRole('link', { current: 'page' });
    expect(current.textContent).toBe(t('seats'));
  });

  it('links the pages of the instance', async () => {
    await setUp({ path: '/instance', scenario: 'instance' });
    expect(links()[1]).toEqual([t('seats'), '/instance/seats']);
  });

  it('is missing where no group is chosen', async () => {
    await setUp({ path: '/groups' });
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('names the group, and opens a menu of the others with their counters', async () => {
    const { address } = await setUp({ path: '/groups/acme/reclaim?addon=DUO_PRO' });
    const name = inGroups('switchFrom', { name: 'Acme' });
    await userEvent.click(await screen.findByRole('button', { name }, PATIENCE));
    const menu = await screen.findByRole('dialog', { name: inGroups('menu.label') }, PATIENCE);
    const option = (text: RegExp) => within(menu).findByRole('option', { name: text }, PATIENCE);
    expect((await option(/Acme.*31 of 45/)).getAttribute('aria-selected')).toBe('true');
    await option(/Umbrella.*20 of 20/);
    await option(/initech.*No active add-on/i);
    const compare = within(menu).getByRole('link', { name: inGroups('menu.compare') });
    expect(compare.getAttribute('href')).toBe('/groups');
    await userEvent.keyboard('zzz');
    expect(within(menu).getByText(inGroups('menu.noMatch'))).toBeTruthy();
    await userEvent.keyboard('{Backspace}{Backspace}{Backspace}umb{Enter}');
    await waitFor(() => expect(address()).toBe('/groups/umbrella/reclaim'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('starts with a link to the content', async () => {
    await setUp();
    expect(screen.getByRole('link', { name: t('skip') }).getAttribute('href')).toBe('#content');
    expect(screen.getByRole('main').id).toBe('content');
  });
});

describe('the account menu', () => {
  it('names the user, the instance and its version', async () => {
    const { store } = await setUp();
    const state = store.getSnapshot();
    if (state.kind !== 'signed-in') throw new Error('Not signed in');
    const menu = await openAccountMenu();
    expect(menu.textContent).toContain(`@${state.session.user.username}`);
    expect(menu.textContent).toContain('gitlab.test');
    expect(menu.textContent).toContain(`GitLab ${state.session.version ?? '?'}`);
  });

  it('offers the check, the lock, avatars and forgetting, in this order', async () => {
    await setUp();
    const menu = await openAccountMenu();
    const items = within(menu)
      .getAllByRole('menuitem')
      .map((item) => item.textContent);
    expect(items).toEqual([t('check'), lock.now, t('forget.action'), t('signOut')]);
    expect(
      within(menu)
        .getByRole('menuitem', { name: t('check') })
        .getAttribute('href'),
    ).toBe('/check');
    expect(within(menu).getAllByRole('menuitemradio').length).toBeGreaterThan(1);
    for (const label of [t('pictures'), t('teamView.label')]) {
      const name = new RegExp(`^${label}`);
      expect(within(menu).getByRole('menuitemcheckbox', { name })).toBeDefined();
    }
  });

  it('locks the page', async () => {
    const { store } = await setUp();
    await openAccountMenu();
    await userEvent.click(screen.getByRole('menuitem', { name: lock.now }));
    expect(store.getSnapshot()).toMatchObject({ kind: 'interrupted', reason: 'locked' });
  });
});

describe('the banners', () => {
  it('are missing with a token that can do everything', async () => {
    await setUp({ token: 'glpat-demo-endless' });
    expect(screen.queryByText(t('readOnlyTitle'))).toBeNull();
    expect(screen.queryByText(t('expiryTitle'))).toBeNull();
    expect(screen.queryByText(t('scopesTitle'))).toBeNull();
    expect(screen.queryByText(t('plainHttpTitle'))).toBeNull();
  });

  it('say that the token is read-only', async () => {
    await setUp({ token: 'glpat-demo-readonly' });
    expect(screen.getByText(t('readOnlyTitle'))).toBeTruthy();
    expect(screen.getByRole('link', { name: new RegExp(t('newToken')) })).toBeTruthy();
  });

  it('say that the token expires soon, until that is dismissed', async () => {
    await setUp({ token: 'glpat-demo-expiring' });
    expect(screen.getByText(t('expiryTitle'))).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: ui.banner.dismiss }));
    expect(screen.queryByText(t('expiryTitle'))).toBeNull();
  });

  it('say that the scopes are unknown', async () => {
    await setUp({ token: 'glpat-demo-oauth' });
    expect(screen.getByText(t('scopesTitle'))).toBeTruthy();
  });

  it('say that the page is not secure', async () => {
    await setUp({}, false);
    expect(screen.getByText(t('plainHttpTitle'))).toBeTruthy();
    expect(screen.queryByText(t('readOnlyTitle'))).toBeNull();
  });

  it('say that the browser is offline, and that it is back', async () => {
    await setUp();
    const online = vi.spyOn(navigator, 'onLine', 'get');
    online.mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('offline')));
    expect(screen.getByText(network.offlineTitle)).toBeTruthy();
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('online')));
    expect(screen.queryByText(network.offlineTitle)).toBeNull();
    expect(await screen.findByText(network.back)).toBeTruthy();
    online.mockRestore();
  });
});

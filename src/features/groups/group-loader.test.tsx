import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl';
import { Route, Routes, useOutletContext } from 'react-router-dom';
import errors from '../../messages/en/errors.json';
import shell from '../../messages/en/shell.json';
import type { ScopeOutlet } from '../shared/scope-context';
import { renderSignedIn } from '../shared/testing/render-signed-in';
import { GroupLoader, InstanceLoader } from './group-loader';

const t = createTranslator({ locale: 'en', messages: shell });

/** Slow on a busy machine. */
const PATIENCE = { timeout: 10_000 };

function Page() {
  const { scope, name, owned } = useOutletContext<ScopeOutlet>();
  return <p>{`${scope.kind} ${name}, owned: ${String(owned)}`}</p>;
}

const setUp = (options: Parameters<typeof renderSignedIn>[1]) =>
  renderSignedIn(
    <Routes>
      <Route path="/groups/:fullPath" element={<GroupLoader />}>
        <Route index element={<Page />} />
      </Route>
      <Route path="/instance" element={<InstanceLoader />}>
        <Route index element={<Page />} />
      </Route>
    </Routes>,
    options,
  );
const shown = (text: string) => screen.findByText(text, {}, PATIENCE);

describe('GroupLoader', () => {
  it('finds an owned group, whatever the case of its path', async () => {
    const { sent } = await setUp({ path: '/groups/ACME' });
    expect(await shown('group Acme, owned: true')).toBeTruthy();
    expect(sent).not.toContain('GroupByPath');
  });

  it('finds a visible group that is not owned', async () => {
    await setUp({ path: '/groups/hooli' });
    expect(await shown('group Hooli, owned: false')).toBeTruthy();
  });

  it('leads from a subgroup to its top-level group', async () => {
    await setUp({ path: '/groups/acme%2Fplatform' });
    expect(await shown(t('subgroupTitle'))).toBeTruthy();
    const link = screen.getByRole('link', { name: t('openRoot', { root: 'acme' }) });
    expect(link.getAttribute('href')).toBe('/groups/acme/seats');
  });

  it('says that a group is missing', async () => {
    await setUp({ path: '/groups/nobody' });
    expect(await shown(t('groupMissingTitle'))).toBeTruthy();
    expect(screen.getByText(t('groupMissingText', { path: 'nobody' }))).toBeTruthy();
    expect(screen.getByRole('link', { name: t('notFoundAction') }).getAttribute('href')).toBe(
      '/groups',
    );
  });

  it('offers to retry after a failure', async () => {
    let failing = true;
    await setUp({
      path: '/groups/hooli',
      answer: (operation) =>
        failing && operation === 'GroupByPath' ? new Response('', { status: 403 }) : undefined,
    });
    expect(await shown(errors.gateway.refused.title)).toBeTruthy();
    failing = false;
    await userEvent.click(screen.getByRole('button', { name: t('again') }));
    expect(await shown('group Hooli, owned: false')).toBeTruthy();
  });
});

describe('InstanceLoader', () => {
  it('provides the instance, and whether the user administers it', async () => {
    await setUp({ path: '/instance', scenario: 'instance' });
    expect(await shown('instance gitlab.test, owned: true')).toBeTruthy();
  });
});

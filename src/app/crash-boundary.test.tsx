import 'fake-indexeddb/auto';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { GatewayError } from '../domain/gateway-error';
import { renderWithMessages } from '../ui/messages/render-with-messages';
import { createProtectedUsersStore } from '../storage/protected-users-db';
import { CrashBoundary } from './crash-boundary';

function Broken({ error }: { readonly error: Error }): never {
  throw error;
}

function crash(error: Error) {
  // React logs every error that a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return renderWithMessages(
    <CrashBoundary>
      <Broken error={error} />
    </CrashBoundary>,
  );
}

afterEach(() => void vi.restoreAllMocks());

it('says what happened and offers to reload or start again', () => {
  crash(new TypeError('x is not a function'));
  expect(screen.getByRole('heading', { name: 'Something went wrong on this page' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Reload page' })).toBeDefined();
  expect(screen.getByRole('link', { name: 'Go to start page' }).getAttribute('href')).toBe('/');
});

it('deletes the protected users list once it is confirmed', async () => {
  const store = createProtectedUsersStore('https://gitlab.example.com', 'p');
  await store.save([{ kind: 'username', pattern: 'svc-*' }]);
  const user = userEvent.setup();
  crash(new TypeError('x is not a function'));
  await user.click(screen.getByText('Does this happen every time?'));
  await user.click(
    screen.getByRole('button', { name: 'Delete list of protected users', hidden: true }),
  );
  expect(await store.load()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Delete permanently', hidden: true }));
  expect(await screen.findByText('The list was deleted. Reload the page.')).toBeDefined();
  expect(await store.load()).toEqual([]);
});

it('has details to copy, with the request ID and without secrets', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
  crash(new GatewayError('server', 'glpat-secret-1 timed out', { status: 503, requestId: 'r-1' }));
  expect(screen.getByText('Request ID: r-1')).toBeDefined();
  await user.click(screen.getByText('Details'));
  await user.click(screen.getByRole('button', { name: 'Copy details', hidden: true }));
  const [copied] = writeText.mock.calls[0] ?? [];
  expect(copied).toContain('Request ID: r-1');
  expect(copied).toContain('[token] timed out');
});

it('distinguishes a part that could not be fetched from a bug', () => {
  crash(new TypeError('Failed to fetch dynamically imported module: /assets/x.js'));
  expect(
    screen.getByRole('heading', { name: 'Part of this page could not be loaded' }),
  ).toBeDefined();
});

import { act, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { expect, it } from 'vitest';
import { useAddressParams, withParam } from './use-address-params';

type Change = ReturnType<typeof useAddressParams>[1];

/** Two parts of a page that change the address, each by its own hook. */
function renderParts(start: string) {
  const changes: Change[] = [];
  function Part({ at }: { readonly at: number }) {
    const [, change] = useAddressParams();
    changes[at] = change;
    return null;
  }
  const page = (
    <>
      <Part at={0} />
      <Part at={1} />
    </>
  );
  const router = createMemoryRouter([{ path: '/', element: page }], { initialEntries: [start] });
  render(<RouterProvider router={router} />);
  return {
    router,
    change(at: number, name: string, value: string | null, how?: { readonly push: boolean }) {
      changes[at]?.((now) => withParam(now, name, value), how);
    },
  };
}

it('keeps what another part of the page asked for a moment before', async () => {
  const { router, change } = renderParts('/?sort=name');
  await act(async () => {
    change(0, 'user', '7', { push: true });
    change(1, 'q', 'ada');
    change(0, 'user', null);
    change(1, 'q', 'ad');
    await Promise.resolve();
  });
  expect(router.state.location.search).toBe('?sort=name&q=ad');
});

it('starts from the address that is shown, also after going back', async () => {
  const { router, change } = renderParts('/?sort=name');
  await act(async () => {
    change(0, 'user', '7', { push: true });
    await Promise.resolve();
  });
  await act(() => router.navigate(-1));
  await act(async () => {
    change(1, 'q', 'ada');
    await Promise.resolve();
  });
  expect(router.state.location.search).toBe('?sort=name&q=ada');
});

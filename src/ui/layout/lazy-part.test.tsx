import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentType, type ReactNode, useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderWithMessages, text } from '../messages/render-with-messages';
import { lazyDialog, lazyPart, preloadDialogs } from './lazy-part';

const OFFLINE = new TypeError('Failed to fetch dynamically imported module: /assets/x.js');

/** Fails as often as there is no network, then loads. */
function unreliable<Props>(component: ComponentType<Props>, failures: number) {
  return vi.fn(() => {
    failures -= 1;
    return failures < 0 ? Promise.resolve(component) : Promise.reject(OFFLINE);
  });
}

const failure = () => screen.findByText(text('ui.part.title'));

afterEach(() => void vi.restoreAllMocks());

it('says in its place that it could not be loaded, and tries again', async () => {
  // React logs every error that a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = unreliable(() => <p>the part</p>, 1);
  const Part = lazyPart(load, <p>waiting</p>);
  renderWithMessages(
    <>
      <h1>The page</h1>
      <Part />
    </>,
  );
  expect(await failure()).toBeDefined();
  expect(screen.getByRole('heading', { name: 'The page' })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await screen.findByText('the part')).toBeDefined();
  expect(load).toHaveBeenCalledTimes(2);
});

type DialogProps = { readonly open: boolean; readonly onClose: () => void };

function Dialog({ open }: DialogProps) {
  return open ? <p>the dialog</p> : null;
}

function Page({ Part }: { readonly Part: (props: DialogProps) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Part open={open} onClose={() => setOpen(false)} />
    </>
  );
}

const OPTIONS = {
  isOpen: ({ open }: DialogProps) => open,
  close: ({ onClose }: DialogProps) => onClose(),
};

it('is closed by dismissing the message, and opening it again tries again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Part = lazyDialog(unreliable(Dialog, 1), OPTIONS);
  renderWithMessages(<Page Part={Part} />);
  const open = screen.getByRole('button', { name: 'Open' });
  await userEvent.click(open);
  expect(await failure()).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(text('ui.part.title'))).toBeNull();
  await userEvent.click(open);
  expect(await screen.findByText('the dialog')).toBeDefined();
});

it('is there at once when it was fetched before, also after a first attempt that failed', async () => {
  const load = unreliable(Dialog, 1);
  const Part = lazyDialog(load, OPTIONS);
  await preloadDialogs('en');
  expect(load).toHaveBeenCalledTimes(1);
  await preloadDialogs('en');
  expect(load).toHaveBeenCalledTimes(2);
  renderWithMessages(<Page Part={Part} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect(screen.getByText('the dialog')).toBeDefined();
});

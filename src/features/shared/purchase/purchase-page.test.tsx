import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listPurchases } from '../../../gitlab/purchases';
import { renderWithMessages, text } from '../../../ui/messages/render-with-messages';
import { NoPurchase } from './no-purchase';
import { renderSignedIn } from '../testing/render-signed-in';
import { PurchasePage } from './purchase-page';
import { PurchaseTabs } from './purchase-tabs';

const PRO = {
  id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3',
  name: 'CODE_SUGGESTIONS',
  purchasedQuantity: 10,
  assignedQuantity: 3,
};

function noPurchase(owned: boolean | null, withoutSeats: readonly string[], scope = 'group') {
  renderWithMessages(
    <NoPurchase
      scope={scope === 'group' ? 'group' : 'instance'}
      name="Acme"
      owned={owned}
      withoutSeats={withoutSeats}
      instance="https://gitlab.example.com"
      page="https://seats.example.com"
      onAgain={vi.fn()}
    />,
  );
}

describe('add-ons without seats', () => {
  it('are named in one line beside those with seats, without a tab', () => {
    renderWithMessages(
      <PurchaseTabs
        purchases={[PRO]}
        withoutSeats={['GITLAB_CREDITS', 'DUO_CORE', 'FLEX_OFFLINE']}
        chosen={PRO.id}
        onChoose={vi.fn()}
      />,
    );
    expect(screen.queryByRole('tab')).toBeNull();
    expect(
      screen.getByText(
        'Also active, without assignable seats: GitLab Credits, GitLab Duo Core, and Flex offline.',
      ),
    ).toBeTruthy();
  });

  it('say that there are no seats where nothing else is active', () => {
    // GitLab shows purchases only to Owners, so this user is one.
    noPurchase(null, ['DUO_CORE']);
    expect(screen.getByRole('heading', { name: 'No GitLab Duo seats' })).toBeTruthy();
    expect(screen.getByText(/^The only active add-on has no assignable seats: GitLab Duo Core\./));
    expect(screen.getByRole('link', { name: /^Buy seats/ })).toBeTruthy();
    expect(screen.queryByText(/expired/)).toBeNull();
  });

  it('may exist at an instance without being shown to its other users', () => {
    noPurchase(null, [], 'instance');
    expect(screen.getByText(/or you are not an administrator of this instance\.$/)).toBeTruthy();
  });
});

const onePurchase = { users: 3, purchases: [{ quantity: 10, seats: 2 }] };
const twoPurchases = {
  users: 3,
  purchases: [
    { name: 'CODE_SUGGESTIONS', quantity: 10, seats: 2 },
    { name: 'DUO_ENTERPRISE', quantity: 7, seats: 1 },
  ],
};
const page = (
  <PurchasePage strip title="Seats of Acme" actions={({ id }) => <button>{`Copy ${id}`}</button>}>
    {({ name }) => <p>{`Body of ${name}`}</p>}
  </PurchasePage>
);
const strip = () => screen.getByRole('group', { name: text('purchases.strip.label') });

describe('the page of a purchase', () => {
  afterEach(() => void vi.useRealTimers());

  it('shows the only purchase, its counters and its actions, without tabs', async () => {
    await renderSignedIn(page, { world: onePurchase });
    expect(await screen.findByText('Body of Acme')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1, name: 'Seats of Acme' })).toBeTruthy();
    expect(screen.getByRole('button', { name: /AddOnPurchase/ })).toBeTruthy();
    expect(screen.queryByRole('tab')).toBeNull();
    expect(screen.getByText('GitLab Duo Pro')).toBeTruthy();
    expect(strip().textContent).toMatch(/2 of 10.*8/);
    expect(document.title).toContain('Seats of Acme');
  });

  it('has a tab for each purchase, and the address keeps the chosen one', async () => {
    const { address } = await renderSignedIn(page, {
      world: twoPurchases,
      path: '/?addon=CODE_SUGGESTIONS&seat=yes',
    });
    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map((tab) => tab.textContent)).toEqual([
      text('purchases.products.DUO_ENTERPRISE'),
      text('purchases.products.CODE_SUGGESTIONS'),
    ]);
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('GitLab Duo Pro');
    await userEvent.click(screen.getByRole('tab', { name: 'GitLab Duo Enterprise' }));
    expect(address()).toBe('/?addon=DUO_ENTERPRISE&seat=yes');
    expect(strip().textContent).toMatch(/1 of 7/);
  });

  it('follows the counters of a later answer', async () => {
    const { gitlab, session } = await renderSignedIn(page, { world: onePurchase });
    await screen.findByText('Body of Acme');
    const [purchase] = gitlab.world.purchases;
    purchase?.seats.clear();
    const acme = gitlab.world.groupByPath('acme');
    await act(() =>
      listPurchases(session, {
        kind: 'group',
        id: `gid://gitlab/Group/${acme?.id ?? 0}`,
        fullPath: 'acme',
        name: 'Acme',
      }),
    );
    await waitFor(() => expect(strip().textContent).toMatch(/0 of 10.*10/));
  });

  it('says what to do where there is no purchase', async () => {
    await renderSignedIn(page, { world: { users: 1 } });
    expect(await screen.findByRole('heading', { name: text('purchases.none.title') })).toBeTruthy();
    expect(screen.getByText(text('purchases.none.owner', { name: 'Acme' }))).toBeTruthy();
    expect(screen.queryByText('Body of Acme')).toBeNull();
  });

  it('offers to ask an Owner where the user is none, and to check again', async () => {
    const { gitlab, sent } = await renderSignedIn(page, {
      world: onePurchase,
      owned: false,
      token: 'glpat-demo-developer',
    });
    const ask = await screen.findByRole('link', { name: text('purchases.none.askOwner') });
    expect(ask.getAttribute('href')).toMatch(/^mailto:/);
    const before = sent.length;
    await userEvent.click(screen.getByRole('button', { name: text('purchases.none.again') }));
    await waitFor(() => expect(sent.length).toBeGreaterThan(before));
    expect(gitlab.world.purchases).toHaveLength(1);
  });

  it('reports a failure, and shows the purchase after a retry', async () => {
    let broken = true;
    await renderSignedIn(page, {
      world: onePurchase,
      answer: (operation) =>
        broken && operation === 'GroupPurchases' ? new Response('', { status: 403 }) : undefined,
    });
    expect(await screen.findByText(text('purchases.failedTitle'))).toBeTruthy();
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: /again|retry/i }));
    expect(await screen.findByText('Body of Acme')).toBeTruthy();
  });
});

import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderWithMessages } from '../../../ui/messages/render-with-messages';
import { NoPurchase } from './no-purchase';
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
  // An Owner for sure, whatever is known of the person: nobody else is shown a purchase.
  noPurchase(null, ['DUO_CORE']);
  expect(screen.getByRole('heading', { name: 'No GitLab Duo seats' })).toBeTruthy();
  expect(screen.getByText(/^The only active add-on has no assignable seats: GitLab Duo Core\./));
  expect(screen.getByRole('link', { name: /^Buy seats/ })).toBeTruthy();
  expect(screen.queryByText(/expired/)).toBeNull();
});

it('leave an instance to whoever may be its administrator', () => {
  noPurchase(null, [], 'instance');
  expect(screen.getByText(/or you are not an administrator of this instance\.$/)).toBeTruthy();
});

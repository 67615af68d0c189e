import { act, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renewalSetting } from '../../../storage/purchase-settings';
import { renderSignedIn } from '../testing/render-signed-in';
import { useSeatCost } from './seat-cost';

const PURCHASE = { id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3' };

function Cost({ instance }: { readonly instance?: string }) {
  const cost = useSeatCost(PURCHASE, instance);
  return <p>{`83 seats ${cost(83) ?? 'without a price'}`}</p>;
}

const shown = () => screen.getByText(/^83 seats/).textContent;

afterEach(() => localStorage.clear());

it('says what seats cost as soon as a price was entered', async () => {
  const { session } = await renderSignedIn(<Cost />);
  expect(shown()).toBe('83 seats without a price');
  const setting = renewalSetting(session.instance, PURCHASE.id);
  act(() => void setting.write({ endsOn: null, costPerSeat: 228, currency: 'USD' }));
  expect(shown()).toBe('83 seats ≈ $18,924 a term');
  act(() => void setting.write({ endsOn: null, costPerSeat: 0.5, currency: 'EUR' }));
  expect(shown()).toBe('83 seats ≈ €41.50 a term');
});

it('knows the prices of another instance apart', async () => {
  const elsewhere = 'https://other.example.com';
  renewalSetting(elsewhere, PURCHASE.id).write({ endsOn: null, costPerSeat: 1, currency: 'GBP' });
  await renderSignedIn(<Cost instance={elsewhere} />);
  expect(shown()).toBe('83 seats ≈ £83 a term');
});

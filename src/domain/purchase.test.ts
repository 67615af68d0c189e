import { expect, it } from 'vitest';
import { byPreference, hasSeats, type Purchase } from './purchase';

const of = (name: string): Purchase => ({
  id: `gid://gitlab/GitlabSubscriptions::AddOnPurchase/${name}`,
  name,
  purchasedQuantity: 5_000_000,
  assignedQuantity: 0,
});

it.each([
  ['CODE_SUGGESTIONS', true],
  ['DUO_ENTERPRISE', true],
  ['DUO_CORE', false],
  ['DUO_AMAZON_Q', false],
  ['SELF_HOSTED_DAP', false],
  ['GITLAB_CREDITS', false],
  ['SECRETS_MANAGER', false],
  ['FLEX_OFFLINE', false],
  ['PRODUCT_ANALYTICS', false],
  ['OF_A_NEWER_GITLAB', false],
])('knows whether %s has seats', (name, seats) => {
  expect(hasSeats(of(name))).toBe(seats);
});

it('puts Enterprise first and leaves out what has no seats', () => {
  const all = ['GITLAB_CREDITS', 'CODE_SUGGESTIONS', 'DUO_AMAZON_Q', 'DUO_ENTERPRISE'].map(of);
  expect(byPreference(all).map(({ name }) => name)).toEqual(['DUO_ENTERPRISE', 'CODE_SUGGESTIONS']);
});

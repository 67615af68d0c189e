import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fitsDocument } from './answer-shape';

const DOCUMENT = parse(`
  query Seats($ask: Boolean!) {
    purchases { ...Fields }
    group: namespace { name members @include(if: $ask) { nodes { id } } }
  }
  fragment Fields on AddOnPurchase { id quantity codes }
`);
const purchase = { __typename: 'AddOnPurchase', id: '1', quantity: 5, codes: ['A', 'B'] };
const group = { name: 'Acme', members: { nodes: [{ id: '1' }, null] } };

describe('fitsDocument', () => {
  it.each([
    ['all that was asked for', { purchases: [purchase], group }],
    ['more than was asked for', { purchases: [{ ...purchase, more: {} }], group, other: 1 }],
    ['nulls', { purchases: null, group: null }],
    ['empty lists', { purchases: [], group }],
    ['a part that may be left out', { purchases: [], group: { name: 'Acme' } }],
  ])('takes %s', (_what, data) => {
    expect(fitsDocument(data, DOCUMENT)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['a list', []],
    ['a missing field', { purchases: [] }],
    ['the name instead of the alias', { purchases: [], namespace: group }],
    ['a text for an object', { purchases: 'none', group }],
    ['an object for a text', { purchases: [{ ...purchase, id: {} }], group }],
    ['objects in a list of texts', { purchases: [{ ...purchase, codes: [{}] }], group }],
    ['an object of another type', { purchases: [{ ...purchase, __typename: 'User' }], group }],
    ['a fragment with a hole', { purchases: [{ __typename: 'AddOnPurchase', id: '1' }], group }],
  ])('refuses %s', (_what, data) => {
    expect(fitsDocument(data, DOCUMENT)).toBe(false);
  });
});

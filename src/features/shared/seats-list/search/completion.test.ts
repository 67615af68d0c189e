import { describe, expect, it } from 'vitest';
import {
  completionsFor,
  exactCompletion,
  partialToken,
  seatTokenIn,
  type FilterField,
} from './completion';

const SEAT: FilterField = {
  id: 'seat',
  label: 'Assigned seat',
  values: (partial) =>
    [
      { label: 'Yes', change: { seat: 'yes' as const } },
      { label: 'No', change: { seat: 'no' as const } },
    ].filter(({ label }) => label.toLowerCase().startsWith(partial.toLowerCase())),
};
const STATE: FilterField = {
  id: 'state',
  label: 'State',
  values: () => [
    { label: 'Blocked', change: { states: ['blocked'] } },
    { label: 'Blocked by LDAP', change: { states: ['ldap_blocked'] } },
  ],
};
const FIELDS = [SEAT, STATE];
const labels = (text: string, all = false) =>
  completionsFor(text, FIELDS, all).map(({ label }) => label);

describe('completionsFor', () => {
  it.each([
    ['', []],
    ['a', []],
    ['as', ['Assigned seat']],
    ['ada as', ['Assigned seat']],
    ['Assigned se', ['Assigned seat']],
    ['sta', ['State']],
    ['Asya', []],
    ['Assigned seat:', ['Yes', 'No']],
    ['ada assigned seat= y', ['Yes']],
    ['State: ', ['Blocked', 'Blocked by LDAP']],
  ])('after "%s"', (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it('offers every field on request', () => {
    expect(labels('', true)).toEqual(['Assigned seat', 'State']);
    expect(completionsFor('ada', FIELDS, true)[0]?.text).toBe('ada Assigned seat: ');
  });

  it('a field keeps the text before it, a value takes the token out of the box', () => {
    expect(completionsFor('ada st', FIELDS, false)[0]).toMatchObject({
      text: 'ada State: ',
      change: null,
    });
    expect(completionsFor('ada State: bl', FIELDS, false)[0]).toMatchObject({
      text: 'ada',
      change: { states: ['blocked'] },
    });
  });
});

it('a partial token is not searched for', () => {
  expect(partialToken('ada State: blo', FIELDS)).toMatchObject({ before: 'ada', partial: 'blo' });
  expect(partialToken('Estate: blo', FIELDS)).toBeNull();
  expect(partialToken('ada', FIELDS)).toBeNull();
});

it('Enter takes the value that was typed in full, or the only one left', () => {
  expect(exactCompletion('State: blocked', FIELDS)?.change).toEqual({ states: ['blocked'] });
  expect(exactCompletion('State: bl', FIELDS)).toBeNull();
  expect(exactCompletion('Assigned seat: y', FIELDS)?.change).toEqual({ seat: 'yes' });
  expect(exactCompletion('Assigned seat:', FIELDS)).toBeNull();
});

const seatLabels = { field: 'Assigned seat', yes: 'Yes', no: 'No' };

describe('seatTokenIn', () => {
  it.each([
    ['Assigned seat: Yes', { seat: 'yes', rest: '' }],
    ['assigned seat:no', { seat: 'no', rest: '' }],
    ['Assigned seat = Yes', { seat: 'yes', rest: '' }],
    ['ada Assigned seat: Yes okafor', { seat: 'yes', rest: 'ada okafor' }],
  ])('%s', (text, expected) => {
    expect(seatTokenIn(text, seatLabels)).toEqual(expected);
  });

  it.each(['Assigned seat:', 'Assigned seat: Yesterday', 'Unassigned seat: Yes', 'ada'])(
    'leaves "%s" as text',
    (text) => {
      expect(seatTokenIn(text, seatLabels)).toBeNull();
    },
  );
});

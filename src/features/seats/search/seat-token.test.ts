import { describe, expect, it } from 'vitest';
import { seatTokenIn } from './seat-token';

const label = { label: 'Assigned seat', yes: 'Yes', no: 'No' };

describe('seatTokenIn', () => {
  it.each([
    ['Assigned seat: Yes', { seat: 'yes', rest: '' }],
    ['assigned seat:no', { seat: 'no', rest: '' }],
    ['Assigned seat = Yes', { seat: 'yes', rest: '' }],
    ['ada Assigned seat: Yes okafor', { seat: 'yes', rest: 'ada okafor' }],
  ])('%s', (text, expected) => {
    expect(seatTokenIn(text, label)).toEqual(expected);
  });

  it.each(['Assigned seat:', 'Assigned seat: Yesterday', 'Unassigned seat: Yes', 'ada'])(
    'leaves "%s" as text',
    (text) => {
      expect(seatTokenIn(text, label)).toBeNull();
    },
  );
});

import { expect, it } from 'vitest';
import { fileName } from './save-file';
import { plainColor } from './svg-text';

it('a file’s name has letters that every system takes', () => {
  const at = new Date(2026, 2, 10, 9, 5).getTime();
  expect(fileName(['Umbrella Réunion / R&D', 'trend'], 'csv', at)).toBe(
    'duo-seats-umbrella-reunion-r-d-trend-2026-03-10-0905.csv',
  );
  expect(fileName(['陈美琳', '..', ''], 'svg', at)).toBe('duo-seats-陈美琳-2026-03-10-0905.svg');
});

it('a file’s name has the local time', () => {
  const at = Date.UTC(2026, 2, 10, 23, 30);
  const [day = '', time = ''] = new Date(at).toLocaleString('sv-SE').split(' ');
  expect(fileName([], 'csv', at)).toBe(`duo-seats-${day}-${time.slice(0, 5).replace(':', '')}.csv`);
});

it('a mixed color is written as other programs read it', () => {
  expect(plainColor('color(srgb 0.5 0 1)')).toBe('rgb(128, 0, 255)');
  expect(plainColor('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)');
});

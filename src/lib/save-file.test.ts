import { expect, it } from 'vitest';
import { fileName } from './save-file';
import { plainColor } from './svg-text';

it('a file’s name has letters that every system takes', () => {
  expect(fileName(['Umbrella Réunion / R&D', 'duo', '2026-03-10'], 'csv')).toBe(
    'Umbrella-Reunion-R-D-duo-2026-03-10.csv',
  );
  expect(fileName(['陈美琳', '..', ''], 'svg')).toBe('陈美琳.svg');
});

it('a mixed color is written as other programs read it', () => {
  expect(plainColor('color(srgb 0.5 0 1)')).toBe('rgb(128, 0, 255)');
  expect(plainColor('rgb(1, 2, 3)')).toBe('rgb(1, 2, 3)');
});

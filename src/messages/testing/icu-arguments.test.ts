import { expect, it } from 'vitest';
import { icuArguments } from './icu-arguments';

const kindsIn = (message: string) =>
  Object.fromEntries(Array.from(icuArguments(message).values(), ({ name, kind }) => [name, kind]));

it('finds the arguments of a message', () => {
  expect(kindsIn('Nothing at all')).toEqual({});
  expect(kindsIn('{name} on {when, date, long}, <b>{used, number}</b>')).toEqual({
    b: 'tag',
    name: 'text',
    when: 'date',
    used: 'number',
  });
});

it('finds arguments inside plurals and selects', () => {
  const message =
    '{count, plural, =0 {None} one {# of {place}} other {# of {total, number}}} {mood, select, none {} other { ({mood})}}';
  expect(kindsIn(message)).toEqual({
    count: 'number',
    place: 'text',
    total: 'number',
    mood: 'choice',
  });
  expect(icuArguments(message).get('mood')?.options).toEqual(['none', 'other']);
});

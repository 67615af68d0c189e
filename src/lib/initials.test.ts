import { describe, expect, it } from 'vitest';
import { initials } from './initials';

describe('initials', () => {
  it.each([
    ['Ada Okafor', 'AO'],
    ['ada', 'A'],
    ['Ana María de la Cruz', 'AC'],
    ['김민준', '김'],
    ['山田 太郎', '山太'],
    ['zoë müller', 'ZM'],
    ['(bot) 🚀 Deploy', 'BD'],
    ['Żółć', 'Ż'],
    ['é́lan', 'É́'],
    ['  ', ''],
    ['🚀', ''],
  ])('of %s are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

import type { SeatUser } from '../../seat-user';
import { makeUser } from './make-user';

const FIRST =
  'Ana José Łukasz Müller Ødegård Иван 王伟 علي Maria John Zoë Nguyễn 田中 Siobhán Anne-Marie Wei'.split(
    ' ',
  );
const STATES = [
  'active',
  'active',
  'active',
  'active',
  'active',
  'active',
  'blocked',
  'deactivated',
];

/** A small generator with a fixed start, so that every run measures the same users. */
function createDice(): (sides: number) => number {
  let state = 42;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9) >>> 0;
    return (state >>> 8) % sides;
  };
}

/** Users as a large company has them: many scripts, few public emails, days of two years. */
export function makeLargeRoster(count: number): SeatUser[] {
  const dice = createDice();
  const day = (): string =>
    `202${String(4 + dice(2))}-${String(1 + dice(12)).padStart(2, '0')}-${String(1 + dice(28)).padStart(2, '0')}`;
  return Array.from({ length: count }, (_, index) => {
    const last = Array.from({ length: 5 + dice(5) }, () => String.fromCharCode(97 + dice(26))).join(
      '',
    );
    return makeUser(index + 1, {
      name: `${FIRST[dice(FIRST.length)] ?? ''} ${last}`,
      username: `${last}${String(dice(1_000))}`,
      publicEmail: dice(10) === 0 ? `${last}@example.com` : null,
      state: STATES[dice(STATES.length)] ?? 'active',
      holdsSeat: dice(5) === 0,
      lastActivityOn: dice(20) === 0 ? null : day(),
      lastDuoActivityOn: dice(3) === 0 ? null : day(),
      lastLoginAt: `${day()}T10:00:00Z`,
    });
  });
}

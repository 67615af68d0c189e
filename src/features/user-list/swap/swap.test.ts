import { fc } from '../../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { NO_TENURES, type Tenures } from '../../../domain/history/tenure';
import { compileRules } from '../../../domain/plan/protected-users';
import type { Purchase } from '../../../domain/purchase';
import { makeUser } from '../../../domain/roster/testing/make-user';
import {
  balanceSwap,
  candidatesByRule,
  candidatesSelected,
  DEFAULT_SWAP_RULE,
  wantsSeat,
} from './swap';

const TODAY = '2026-05-31';
const holders = [
  makeUser(1, { holdsSeat: true, lastDuoActivityOn: '2026-05-30' }),
  makeUser(2, { holdsSeat: true, lastDuoActivityOn: '2026-01-10' }),
  makeUser(3, { holdsSeat: true, lastDuoActivityOn: '2026-01-09' }),
  makeUser(4, { holdsSeat: true, lastDuoActivityOn: null }),
  makeUser(5, { holdsSeat: true, state: 'blocked', lastDuoActivityOn: '2026-05-30' }),
  makeUser(6, { holdsSeat: true, lastDuoActivityOn: undefined }),
];
const context = {
  today: TODAY,
  isProtected: compileRules([]),
  waiting: new Set<string>(),
  now: Date.parse(TODAY),
  tenures: NO_TENURES,
};
const names = (users: readonly { readonly username: string }[]) =>
  users.map(({ username }) => username);

describe('the users who lose a seat by the rule', () => {
  it('are blocked holders, then those who never used Duo, then the longest idle', () => {
    const found = candidatesByRule(holders, DEFAULT_SWAP_RULE, context);
    expect(names(found.users)).toEqual(['user5', 'user4', 'user3', 'user2']);
    expect(found.counts).toEqual({ blocked: 1, never: 1, idle: 2, light: 0 });
    expect(found.unreported).toBe(1);
  });

  it('have the chosen reasons, while all reasons are counted', () => {
    const rule = { ...DEFAULT_SWAP_RULE, reasons: new Set(['never'] as const) };
    const found = candidatesByRule(holders, rule, context);
    expect(names(found.users)).toEqual(['user4']);
    expect(found.counts.blocked).toBe(1);
  });

  it('did not get their seat within the grace', () => {
    const at = Date.parse(TODAY) - 60_000;
    const tenures: Tenures = new Map([
      ['gid://gitlab/User/3', { kind: 'exact', at, runId: 'run-1' }],
    ]);
    const found = candidatesByRule(holders, DEFAULT_SWAP_RULE, { ...context, tenures });
    expect(names(found.users)).toEqual(['user5', 'user4', 'user2']);
    expect(found.grace).toBe(1);
  });

  it('are neither protected nor waiting', () => {
    const isProtected = compileRules([{ kind: 'username', pattern: 'user4' }]);
    const waiting = new Set(['gid://gitlab/User/3']);
    const found = candidatesByRule(holders, DEFAULT_SWAP_RULE, {
      ...context,
      isProtected,
      waiting,
    });
    expect(names(found.users)).toEqual(['user5', 'user2']);
    expect(found.protected).toBe(1);
  });
});

it('of the selected users, holders who are not protected lose a seat', () => {
  const isProtected = compileRules([{ kind: 'username', pattern: 'user1' }]);
  const found = candidatesSelected([makeUser(9), ...holders.slice(0, 2)], {
    ...context,
    isProtected,
  });
  expect(names(found.users)).toEqual(['user2']);
  expect(found.protected).toBe(1);
});

it('active users without a seat want one', () => {
  expect(wantsSeat(makeUser(1))).toBe(true);
  expect(wantsSeat(makeUser(1, { holdsSeat: true }))).toBe(false);
  expect(wantsSeat(makeUser(1, { state: 'deactivated' }))).toBe(false);
});

const purchase = (purchasedQuantity: number, assignedQuantity: number): Purchase => ({
  id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3',
  name: 'CODE_SUGGESTIONS',
  purchasedQuantity,
  assignedQuantity,
});

describe('the balance of a swap', () => {
  it('frees as many seats as are needed', () => {
    expect(balanceSwap(purchase(10, 8), 5, 20, 'needed')).toMatchObject({
      needed: 3,
      freed: 3,
      between: 5,
      assigned: 5,
      after: 10,
      left: 0,
    });
  });

  it('frees all seats on request', () => {
    expect(balanceSwap(purchase(10, 10), 2, 6, 'all')).toMatchObject({ freed: 6, after: 6 });
  });

  it('frees an overage as well', () => {
    expect(balanceSwap(purchase(10, 12), 1, 9, 'needed')).toMatchObject({ freed: 3, after: 10 });
  });

  it('never assigns more seats than were purchased, nor leaves a free seat while users wait', () => {
    const number = fc.nat({ max: 50 });
    fc.assert(
      fc.property(
        number,
        number,
        number,
        number,
        fc.boolean(),
        (bought, used, wanted, idle, all) => {
          const freeable = Math.min(idle, used);
          const result = balanceSwap(
            purchase(bought, used),
            wanted,
            freeable,
            all ? 'all' : 'needed',
          );
          expect(result.assigned + result.left).toBe(wanted);
          expect(result.freed).toBeLessThanOrEqual(freeable);
          expect(result.after).toBe(used - result.freed + result.assigned);
          if (result.assigned > 0) expect(result.after).toBeLessThanOrEqual(bought);
          if (result.left > 0) expect(result.freed).toBe(freeable);
        },
      ),
    );
  });
});

import { expect, it } from 'vitest';
import { compileRules } from '../../plan/protected-users';
import { makeUser } from '../testing/make-user';
import { selectionChanges } from './selection-changes';

const users = [
  makeUser(1),
  makeUser(2),
  makeUser(3, { state: 'blocked' }),
  makeUser(4, { holdsSeat: true }),
  makeUser(5, { holdsSeat: true, username: 'ops-1' }),
  makeUser(6, { holdsSeat: true, state: 'blocked' }),
];
const ids = [...users.map(({ id }) => id), 'gone'];
const roster = { find: (id: string) => users.find((user) => user.id === id) };
const isProtected = compileRules([{ kind: 'username', pattern: 'ops-*' }]);

it('counts what a plan for the selected users would change', () => {
  const changes = selectionChanges(ids, roster, { isProtected, available: 9 });
  expect(changes).toEqual({ assign: 2, remove: 2 });
});

it('counts no seat that is not available', () => {
  expect(selectionChanges(ids, roster, { isProtected, available: 1 }).assign).toBe(1);
  expect(selectionChanges(ids, roster, { isProtected, available: 0 }).assign).toBe(0);
});

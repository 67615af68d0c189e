import { expect, it } from 'vitest';
import { makeUser, makeUsers } from '../roster/testing/make-user';
import { createCandidateSelection } from './candidate-selection';
import { followUpOf, withNotices } from './follow-up';

const today = '2026-03-10';
const due = '2026-03-17';

it('follows up those who were written to and still hold a seat', () => {
  const written = makeUsers(5, () => ({ holdsSeat: true }));
  const notices = withNotices({}, written, { today, due });
  const now = [
    makeUser(1, { holdsSeat: true, lastDuoActivityOn: today }),
    makeUser(2, { holdsSeat: true, lastDuoActivityOn: '2026-01-02' }),
    makeUser(3, { holdsSeat: false }),
    makeUser(4, { holdsSeat: true, lastDuoActivityOn: undefined }),
    makeUser(5, { holdsSeat: true, lastDuoActivityOn: null }),
    makeUser(6, { holdsSeat: true, lastDuoActivityOn: null }),
  ];
  const followUp = followUpOf(notices, now, ({ username }) => (username === 'user5' ? 1 : null));
  expect(followUp).toMatchObject({ notified: 4, active: 1, due });
  expect(followUp?.rest.map(({ username }) => username)).toEqual(['user2']);
  expect(followUpOf({}, now)).toBeNull();
});

it('drops notices that are half a year old', () => {
  const old = { 'gid://gitlab/User/9': { on: '2025-08-01', due } };
  expect(Object.keys(withNotices(old, [makeUser(1)], { today, due }))).toEqual([
    'gid://gitlab/User/1',
  ]);
});

it('selects each candidate until the user deselects them', () => {
  const selection = createCandidateSelection();
  const ids = () => [...selection.getSnapshot().ids].toSorted().join('');
  selection.offer(['a', 'b', 'c'], { most: null });
  expect(ids()).toBe('abc');
  selection.toggle('b');
  selection.offer(['a', 'd'], { most: null });
  expect(ids()).toBe('ad');
  selection.offer(['a', 'b', 'd'], { most: null });
  expect(ids()).toBe('ad');
  selection.toggle('b');
  selection.offer(['a', 'b', 'd'], { most: null });
  expect(ids()).toBe('abd');
});

it('selects no more than the first ones, until the user selects', () => {
  const selection = createCandidateSelection();
  const ids = () => [...selection.getSnapshot().ids].toSorted().join('');
  selection.offer(['c', 'd'], { most: 2 });
  selection.offer(['a', 'b', 'c', 'd'], { most: 2 });
  expect(ids()).toBe('ab');
  selection.toggle('c');
  selection.offer(['a', 'b', 'c', 'd'], { most: 2 });
  expect(ids()).toBe('abc');
});

it('leaves those in doubt to the user, whose choice stays', () => {
  const selection = createCandidateSelection();
  const ids = () => [...selection.getSnapshot().ids].toSorted().join('');
  const doubtful = new Set(['a', 'b']);
  selection.offer(['a', 'b', 'c', 'd'], { most: 1, doubtful });
  expect(ids()).toBe('c');
  selection.toggle('a');
  selection.offer(['a', 'b', 'c', 'd', 'e'], { most: null, doubtful });
  expect(ids()).toBe('ace');
  selection.offer(['b', 'e'], { most: null, doubtful });
  selection.offer(['a', 'b', 'e'], { most: null, doubtful });
  expect(ids()).toBe('ae');
});

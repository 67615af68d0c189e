import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import type { ActivityCondition } from './filters';
import { formatSearch, readListState, writeListState } from './filters-url';
import { INITIAL_LIST_STATE, type ListState, SORT_COLUMNS } from '../view/list-state';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null });

const condition: fc.Arbitrary<ActivityCondition> = fc.oneof(
  fc.record({ kind: fc.constantFrom('never', 'unknown') }),
  fc.record({ kind: fc.constantFrom('older', 'within'), days: fc.nat({ max: 9_999 }) }),
);
const conditions = fc.uniqueArray(condition, {
  selector: (one) => JSON.stringify(one),
  maxLength: 4,
});

const states: fc.Arbitrary<ListState> = fc.record({
  filters: fc.record({
    text,
    seat: fc.constantFrom('yes', 'no', null),
    states: fc.uniqueArray(fc.constantFrom('active', 'blocked', 'ldap_blocked'), { maxLength: 3 }),
    duo: conditions,
    gitlab: conditions,
    since: conditions.map((all) => all.filter(({ kind }) => kind !== 'never')),
    domains: fc.uniqueArray(fc.domain(), { maxLength: 3 }),
    role: orNull(fc.constantFrom('OWNER', 'MAINTAINER')),
    subgroup: orNull(text.filter((path) => path !== '')),
  }),
  sort: fc.uniqueArray(
    fc.record({
      column: fc.constantFrom(...SORT_COLUMNS),
      direction: fc.constantFrom('asc', 'desc'),
    }),
    { selector: (rule) => rule.column, maxLength: 4 },
  ),
});

it('reads what it wrote, also through a link', () => {
  fc.assert(
    fc.property(states, (state) => {
      const params = writeListState(state);
      expect(readListState(params)).toEqual(state);
      expect(readListState(new URLSearchParams(formatSearch(params)))).toEqual(state);
    }),
  );
});

it('is easy to read', () => {
  const link =
    '?q=ada&seat=yes&state=blocked&duo=older-30,never&gitlab=within-7&since=older-40,unknown&domain=example.com&sort=-duo,name';
  const state = readListState(new URLSearchParams(link));
  expect(state).toEqual({
    filters: {
      text: 'ada',
      seat: 'yes',
      states: ['blocked'],
      duo: [{ kind: 'older', days: 30 }, { kind: 'never' }],
      gitlab: [{ kind: 'within', days: 7 }],
      since: [{ kind: 'older', days: 40 }, { kind: 'unknown' }],
      domains: ['example.com'],
      role: null,
      subgroup: null,
    },
    sort: [
      { column: 'duo', direction: 'desc' },
      { column: 'name', direction: 'asc' },
    ],
  });
  expect(formatSearch(writeListState(state))).toBe(link);
});

it('ignores junk', () => {
  const junk =
    'seat=maybe&state=,A%20b,active,active&duo=older,older--3,older-99999,within-1.5,never,never' +
    '&gitlab=&since=never,since-3&domain=@,a%20b,EXAMPLE.com&sort=,-,-none,duo,-duo&page=-2&role=&other=1';
  expect(readListState(new URLSearchParams(junk))).toEqual({
    filters: {
      ...INITIAL_LIST_STATE.filters,
      states: ['active'],
      duo: [{ kind: 'never' }],
      domains: ['example.com'],
    },
    sort: [{ column: 'duo', direction: 'asc' }],
  });
});

it('never fails, and settles at once', () => {
  const keys = [
    'q',
    'seat',
    'state',
    'duo',
    'gitlab',
    'since',
    'domain',
    'role',
    'subgroup',
    'sort',
    'page',
  ];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...keys), fc.string({ unit: 'binary' })));
  fc.assert(
    fc.property(pairs, (junk) => {
      const state = readListState(new URLSearchParams(junk));
      expect(readListState(writeListState(state))).toEqual(state);
    }),
  );
});

it('writes nothing for an unfiltered list, and keeps what belongs to others', () => {
  expect(formatSearch(writeListState(INITIAL_LIST_STATE))).toBe('');
  const into = new URLSearchParams('tab=people&q=old&page=4');
  const params = writeListState(INITIAL_LIST_STATE, into);
  expect(formatSearch(params)).toBe('?tab=people');
  expect(into.get('q')).toBe('old');
});

import { fc } from '../../../lib/testing/fast-check';
import { expect, it } from 'vitest';
import type { ActivityCondition } from './filters';
import { INTENSITIES, USAGE_PERIODS } from '../../utilization/usage';
import type { UsageCondition } from '../usage-figures';
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

const column = fc.stringMatching(/^[A-Za-z]\w{0,20}$/);
const useCondition: fc.Arbitrary<UsageCondition> = fc.oneof(
  fc.record({ feature: orNull(column), kind: fc.constant('none') }),
  fc.record({
    feature: orNull(column),
    kind: fc.constant('over'),
    events: fc.nat({ max: 999_999 }),
  }),
);

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
    use: fc.uniqueArray(useCondition, { selector: (one) => JSON.stringify(one), maxLength: 3 }),
    intensity: fc.uniqueArray(fc.constantFrom(...INTENSITIES), { maxLength: 5 }),
  }),
  period: orNull(fc.constantFrom(...USAGE_PERIODS)),
  sort: fc.uniqueArray(
    fc.record({
      column: fc.oneof(
        fc.constantFrom(...SORT_COLUMNS),
        column.map((feature) => `use.${feature}` as const),
      ),
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
    '?q=ada&seat=yes&state=blocked&duo=older-30,never&gitlab=within-7&since=older-40,unknown&domain=example.com' +
    '&use=chat-over-10,codeSuggestions-none,over-3,none&intensity=light,none&period=30&sort=-duo,name,-use,use.chat';
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
      use: [
        { feature: 'chat', kind: 'over', events: 10 },
        { feature: 'codeSuggestions', kind: 'none' },
        { feature: null, kind: 'over', events: 3 },
        { feature: null, kind: 'none' },
      ],
      intensity: ['light', 'none'],
    },
    period: 30,
    sort: [
      { column: 'duo', direction: 'desc' },
      { column: 'name', direction: 'asc' },
      { column: 'use', direction: 'desc' },
      { column: 'use.chat', direction: 'asc' },
    ],
  });
  expect(formatSearch(writeListState(state))).toBe(link);
});

it('ignores junk', () => {
  const junk =
    'seat=maybe&state=,A%20b,active,active&duo=older,older--3,older-99999,within-1.5,never,never' +
    '&gitlab=&since=never,since-3&domain=@,a%20b,EXAMPLE.com&sort=,-,-none,duo,-duo,use.,use.a%20b&page=-2&role=' +
    '&use=chat,chat-over,over--1,over-1234567,a%20b-none,-none,chat-over-01,chat-over-1' +
    '&intensity=much,light,light&period=31&other=1';
  expect(readListState(new URLSearchParams(junk))).toEqual({
    filters: {
      ...INITIAL_LIST_STATE.filters,
      states: ['active'],
      duo: [{ kind: 'never' }],
      domains: ['example.com'],
      use: [{ feature: 'chat', kind: 'over', events: 1 }],
      intensity: ['light'],
    },
    period: null,
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
    'use',
    'intensity',
    'period',
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

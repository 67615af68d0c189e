import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../filters/filters';
import {
  INITIAL_LIST_STATE,
  type ListAction,
  listReducer,
  type ListState,
  type Sort,
  toggleSort,
} from './list-state';

const state: ListState = {
  filters: { ...NO_FILTERS, text: 'ada' },
  sort: [{ column: 'name', direction: 'asc' }],
  period: 7,
};

it.each<ListAction>([
  { type: 'filter', change: { seat: 'yes' } },
  { type: 'clear-filters' },
  { type: 'period', period: 90 },
  { type: 'sort', sort: [] },
  { type: 'sort-by', column: 'duo', additive: false },
])('makes another state of $type, and leaves the one before', (action) => {
  const before = structuredClone(state);
  expect(listReducer(state, action)).not.toEqual(before);
  expect(state).toEqual(before);
});

it('changes what the action says, and nothing else', () => {
  expect(listReducer(state, { type: 'filter', change: { seat: 'yes' } })).toEqual({
    ...state,
    filters: { ...state.filters, seat: 'yes' },
  });
  expect(listReducer(state, { type: 'clear-filters' }).filters).toBe(NO_FILTERS);
  expect(listReducer(state, { type: 'replace', state: INITIAL_LIST_STATE })).toBe(
    INITIAL_LIST_STATE,
  );
});

describe('a click on a column', () => {
  const name: Sort = [{ column: 'name', direction: 'asc' }];
  const both: Sort = [...name, { column: 'duo', direction: 'asc' }];

  it('goes from ascending over descending to off', () => {
    expect(toggleSort([], 'name', false)).toEqual(name);
    expect(toggleSort(name, 'name', false)).toEqual([{ column: 'name', direction: 'desc' }]);
    expect(toggleSort([{ column: 'name', direction: 'desc' }], 'name', false)).toEqual([]);
  });

  it('replaces the other columns, or keeps them and their order', () => {
    expect(toggleSort(name, 'duo', false)).toEqual([{ column: 'duo', direction: 'asc' }]);
    expect(toggleSort(name, 'duo', true)).toEqual(both);
    expect(toggleSort(both, 'name', true)).toEqual([
      { column: 'name', direction: 'desc' },
      { column: 'duo', direction: 'asc' },
    ]);
    expect(
      toggleSort([{ column: 'name', direction: 'desc' }, ...both.slice(1)], 'name', true),
    ).toEqual(both.slice(1));
  });
});

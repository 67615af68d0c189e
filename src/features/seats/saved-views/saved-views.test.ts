import { describe, expect, it } from 'vitest';
import {
  isNameTaken,
  linkOf,
  listOf,
  savedViewsReducer,
  searchOf,
  type SavedViews,
} from './saved-views';

const idle = { id: 'a', name: 'Idle', search: 'seat=yes&duo=older-30&sort=-duo' };
const none: SavedViews = { views: [], defaultId: null };
const one = savedViewsReducer(none, { type: 'add', view: idle, makeDefault: true });

describe('saved views', () => {
  it('are added, changed and removed', () => {
    expect(one).toEqual({ views: [idle], defaultId: 'a' });
    const renamed = savedViewsReducer(one, { type: 'rename', id: 'a', name: ' Sleepers ' });
    expect(renamed.views[0]?.name).toBe('Sleepers');
    const updated = savedViewsReducer(one, { type: 'update', id: 'a', search: 'q=x' });
    expect(updated.views[0]).toEqual({ ...idle, search: 'q=x' });
    expect(savedViewsReducer(one, { type: 'remove', id: 'a' })).toEqual(none);
    expect(savedViewsReducer(one, { type: 'default', id: null }).defaultId).toBeNull();
  });

  it('have distinct names', () => {
    expect(isNameTaken(one, ' idle ')).toBe(true);
    expect(isNameTaken(one, 'idle', 'a')).toBe(false);
    expect(isNameTaken(one, 'other')).toBe(false);
  });

  it('keep filters and order, and no page', () => {
    expect(searchOf(listOf(`${idle.search}&page=4`))).toBe(idle.search);
    expect(searchOf(listOf(''))).toBe('');
  });

  it('become a link that keeps the purchase and drops the rest', () => {
    const here = 'https://seats.example.com/groups/acme/seats?addon=DUO_ENTERPRISE&q=old&user=7#x';
    expect(linkOf(idle.search, here)).toBe(
      'https://seats.example.com/groups/acme/seats?addon=DUO_ENTERPRISE&seat=yes&duo=older-30&sort=-duo',
    );
  });
});

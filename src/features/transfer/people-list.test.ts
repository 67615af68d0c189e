import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import type { ServerSearchResult } from '../../domain/roster/server-search';
import { makeUser } from '../../domain/roster/testing/make-user';
import type { SeatUser } from '../../domain/seat-user';
import { createPeopleList } from './people-list';
import { pastedSource } from './people-source';

const ann = makeUser(1, { username: 'ann', publicEmail: 'ann@example.com' });
const bob = makeUser(2, { username: 'bob' });

/** A roster that grows. */
function createRoster(first: readonly SeatUser[]) {
  const listeners = new Set<() => void>();
  let users = first;
  const snapshot = () => ({ users, status: { kind: 'loading' } }) as unknown as RosterSnapshot;
  const onServer = new Map<string, readonly SeatUser[]>();
  const grow = (more: readonly SeatUser[]) => {
    const known = new Set(more.map(({ id }) => id));
    users = [...users.filter(({ id }) => !known.has(id)), ...more];
    for (const listener of listeners) listener();
  };
  return {
    listeners,
    onServer,
    grow,
    getSnapshot: snapshot,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    search: (text: string): Promise<ServerSearchResult> => {
      const found = onServer.get(text) ?? [];
      return Promise.resolve({ text, users: found, foundIn: new Map(), more: false, total: null });
    },
    mark: () => 1,
    patchUsers: (more: readonly SeatUser[]) => {
      if (more.length > 0) grow(more);
    },
  };
}

function open(users: readonly SeatUser[] = [ann, bob]) {
  const roster = createRoster(users);
  const list = createPeopleList(roster);
  const close = list.subscribe(() => undefined);
  return { roster, list, close };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(20_000);

describe('a list of people', () => {
  it('says of everybody what became of them', async () => {
    const { list } = open();
    list.setSource({ kind: 'typed', text: '@ann\nbob\nANN@example.com\nnobody\nnobody' });
    expect(list.getSnapshot().phase).toBe('reading');
    await settle();
    const { phase, matches } = list.getSnapshot();
    expect(phase).toBe('ready');
    expect(matches.lines).toBe(5);
    expect(matches.found.map(({ username }) => username)).toEqual(['ann', 'bob']);
    expect(matches.unknown).toMatchObject([{ line: 4, text: 'nobody' }]);
    expect(matches.duplicates).toMatchObject([
      { line: 3, firstLine: 1 },
      { line: 5, firstLine: 4 },
    ]);
    expect(matches.subjects).toHaveLength(5);
  });

  it('reads GitLab’s Rake file as it is', async () => {
    const { list } = open();
    list.setSource(pastedSource('username\r\nann\r\nbob\r\n'));
    await settle();
    expect(list.getSnapshot()).toMatchObject({ header: ['username'], matches: { lines: 2 } });
  });

  it('tells lines that could mean several users', async () => {
    const { list } = open([ann, makeUser(3, { username: '1' })]);
    list.setSource({ kind: 'typed', text: '1\nann' });
    await settle();
    expect(list.getSnapshot().matches.ambiguous).toMatchObject([
      { line: 1, candidates: [{ username: 'ann' }, { username: '1' }] },
    ]);
  });

  it('follows the users as they are loaded', async () => {
    const { list, roster } = open([ann]);
    list.setSource({ kind: 'typed', text: 'ann\nbob' });
    await settle();
    expect(list.getSnapshot().matches.unknown).toHaveLength(1);
    roster.grow([bob]);
    await settle();
    expect(list.getSnapshot().matches.unknown).toEqual([]);
  });

  it('reads the last text only, and nothing of an empty one', async () => {
    const { list } = open();
    list.setSource({ kind: 'typed', text: 'ann' });
    list.setSource({ kind: 'typed', text: 'bob' });
    await settle();
    expect(list.getSnapshot().matches.found.map(({ username }) => username)).toEqual(['bob']);
    list.setSource({ kind: 'typed', text: ' ' });
    expect(list.getSnapshot()).toMatchObject({ phase: 'empty', source: { text: ' ' } });
    expect(list.getSnapshot().matches.subjects).toEqual([]);
  });

  it('is deaf to the roster while nobody looks, and goes on when somebody does', async () => {
    const { list, roster, close } = open();
    list.setSource({ kind: 'typed', text: 'ann' });
    close();
    expect(roster.listeners.size).toBe(0);
    await settle();
    expect(list.getSnapshot().phase).toBe('reading');
    list.subscribe(() => undefined);
    await settle();
    expect(list.getSnapshot().phase).toBe('ready');
  });

  it('asks GitLab for the unknown: once each, by username and by private e-mail', async () => {
    const { list, roster } = open([ann]);
    roster.onServer.set('bob', [bob]);
    roster.onServer.set('secret@example.com', [ann]);
    list.setSource({
      kind: 'typed',
      text: 'bob\nsecret@example.com\nnobody\ngid://gitlab/User/99',
    });
    await settle();
    expect(list.getSnapshot().askable.map(({ text }) => text)).toEqual([
      'bob',
      'secret@example.com',
      'nobody',
    ]);
    list.lookUp();
    expect(list.getSnapshot().lookUp).toEqual({ kind: 'running', done: 0, total: 3 });
    await settle();
    const { matches, askable, lookUp } = list.getSnapshot();
    expect(lookUp).toEqual({ kind: 'done', asked: 3, found: 2, stopped: null });
    expect(matches.found.map(({ username }) => username)).toEqual(['bob', 'ann']);
    expect(matches.unknown.map(({ text }) => text)).toEqual(['nobody', 'gid://gitlab/User/99']);
    expect(askable).toEqual([]);
  });

  it('forgets the questions with the text', async () => {
    const { list } = open();
    list.setSource({ kind: 'typed', text: 'nobody' });
    await settle();
    list.lookUp();
    list.setSource({ kind: 'typed', text: 'nobody else\nnobody' });
    await settle();
    expect(list.getSnapshot().lookUp).toEqual({ kind: 'none' });
    expect(list.getSnapshot().askable).toHaveLength(1);
  });
});

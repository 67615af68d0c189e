import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeUser } from '../../domain/roster/testing/make-user';
import type { SeatUser } from '../../domain/seat-user';
import { createImportedList, pastedSource } from './imported-list';
import { createFakeRoster } from './testing/fake-roster';

const ann = makeUser(1, { username: 'ann', publicEmail: 'ann@example.com' });
const bob = makeUser(2, { username: 'bob' });

function open(users: readonly SeatUser[] = [ann, bob]) {
  const roster = createFakeRoster(users);
  const list = createImportedList(roster);
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

describe('a list of users', () => {
  it('matches every row', async () => {
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

  it('finds the lines that could mean several users', async () => {
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
    roster.setState([ann, bob]);
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

  it('ignores the roster without listeners, and reads again with one', async () => {
    const { list, roster, close } = open();
    list.setSource({ kind: 'typed', text: 'ann' });
    close();
    await settle();
    roster.setState([ann]);
    expect(list.getSnapshot().phase).toBe('reading');
    list.subscribe(() => undefined);
    await settle();
    expect(list.getSnapshot().phase).toBe('ready');
  });

  it('asks GitLab about unknown rows: once each, by username and by public email', async () => {
    const { list, roster } = open([ann]);
    roster.onServer.set('bob', [bob]);
    const zoe = makeUser(7, { username: 'zoe', publicEmail: 'zoe@example.com' });
    roster.onServer.set('zoe@example.com', [zoe]);
    list.setSource({
      kind: 'typed',
      text: 'bob\nzoe@example.com\nnobody\ngid://gitlab/User/99',
    });
    await settle();
    expect(list.getSnapshot().askable.map(({ text }) => text)).toEqual([
      'bob',
      'zoe@example.com',
      'nobody',
    ]);
    list.lookUp();
    expect(list.getSnapshot().lookUp).toEqual({ kind: 'running', done: 0, total: 3 });
    await settle();
    const { matches, askable, lookUp } = list.getSnapshot();
    expect(lookUp).toEqual({ kind: 'done', requested: 3, found: 2, stopped: null });
    expect(matches.found.map(({ username }) => username)).toEqual(['bob', 'zoe']);
    expect(matches.unknown.map(({ text }) => text)).toEqual(['nobody', 'gid://gitlab/User/99']);
    expect(askable).toEqual([]);
  });

  it('forgets what was asked when the text changes', async () => {
    const { list } = open();
    list.setSource({ kind: 'typed', text: 'nobody' });
    await settle();
    list.lookUp();
    list.setSource({ kind: 'typed', text: 'nobody else\nnobody' });
    await settle();
    expect(list.getSnapshot().lookUp).toEqual({ kind: 'none' });
    expect(list.getSnapshot().askable).toHaveLength(1);
  });

  it('suggests the closest user for a row not found, and takes one only on request', async () => {
    const ruby = makeUser(8, { username: 'rubyfletcher' });
    const { list } = open([ann, ruby]);
    const suggestions = () =>
      list
        .getSnapshot()
        .suggestions.map(({ line, user, accepted }) => [line, user.username, accepted]);
    const text = 'ann\nnobody\nrubyfletchr\nRubyFletchr';
    list.setSource({ kind: 'typed', text });
    await settle();
    expect(suggestions()).toEqual([[3, 'rubyfletcher', false]]);
    expect(list.getSnapshot().matches.found).toEqual([ann]);

    list.setAccepted(list.getSnapshot().suggestions, true);
    await settle();
    expect(suggestions()).toEqual([[3, 'rubyfletcher', true]]);
    const { matches, source } = list.getSnapshot();
    expect(matches.found).toEqual([ann, ruby]);
    expect(matches.unknown.map(({ line }) => line)).toEqual([2]);
    expect(matches.subjects[2]).toEqual({ user: ruby, line: { line: 3, text: 'rubyfletchr' } });
    expect(matches.duplicates).toMatchObject([{ line: 4, firstLine: 3 }]);

    // A draft keeps it.
    const draft = open([ann, ruby]);
    draft.list.setSource(source);
    await settle();
    expect(draft.list.getSnapshot().matches.found).toEqual([ann, ruby]);

    list.setAccepted(list.getSnapshot().suggestions, false);
    await settle();
    expect(suggestions()).toEqual([[3, 'rubyfletcher', false]]);
    expect(list.getSnapshot().matches.found).toEqual([ann]);
  });

  it('suggests nobody while users are being loaded', async () => {
    const ruby = makeUser(8, { username: 'rubyfletcher' });
    const { list, roster } = open([ann, ruby]);
    roster.setState([ann, ruby], { kind: 'loading', refreshing: false, pass: 1 });
    list.setSource({ kind: 'typed', text: 'rubyfletchr' });
    await settle();
    expect(list.getSnapshot().phase).toBe('ready');
    expect(list.getSnapshot().suggestions).toEqual([]);
    roster.setState(roster.getSnapshot().users, { kind: 'complete', checkedBy: 'count' });
    await settle();
    expect(list.getSnapshot().suggestions).toHaveLength(1);
  });
});

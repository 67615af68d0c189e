import { describe, expect, it } from 'vitest';
import { readUserList } from './read-user-list';

/** Line, text and what it was understood as. */
function read(text: string): [number, string, string[]][] {
  return readUserList(text).rows.map(({ line, text, identifiers }) => [
    line,
    text,
    identifiers.map(({ kind, value }) => `${kind} ${value}`),
  ]);
}

describe('users on lines', () => {
  it('takes usernames with and without @, e-mails, IDs and global IDs', () => {
    expect(read('ann\n@bob\ncarol@example.com\n42\ngid://gitlab/User/43')).toEqual([
      [1, 'ann', ['username ann']],
      [2, '@bob', ['username bob']],
      [3, 'carol@example.com', ['email carol@example.com']],
      [4, '42', ['number 42']],
      [5, 'gid://gitlab/User/43', ['gid gid://gitlab/User/43']],
    ]);
  });

  it('keeps the numbers of the lines across blank ones, whatever ends them', () => {
    expect(read('\uFEFFann\r\n\r\n  bob \r\ncarol\rdave').map(([line]) => line)).toEqual([
      1, 3, 4, 5,
    ]);
  });

  it('takes several users on a line, with any usual separator', () => {
    const texts = (text: string) => read(text).map(([, text]) => text);
    expect(texts('ann, bob, carol')).toEqual(['ann', 'bob', 'carol']);
    expect(texts('ann;bob\ncarol')).toEqual(['ann', 'bob', 'carol']);
    expect(texts('@ann @bob 42')).toEqual(['@ann', '@bob', '42']);
    expect(texts('ann\tbob')).toEqual(['ann', 'bob']);
    expect(texts('ann, bob\ncarol, dave')).toEqual(['ann', 'bob', 'carol', 'dave']);
  });

  it('takes what a mail program copies', () => {
    expect(read('Ann Lee <ann@example.com>; Bob <bob@example.com>')).toEqual([
      [1, 'Ann Lee <ann@example.com>', ['email ann@example.com']],
      [1, 'Bob <bob@example.com>', ['email bob@example.com']],
    ]);
  });

  it('keeps text that names no user, so that it is reported', () => {
    expect(read('Ann Lee\n???')).toEqual([
      [1, 'Ann Lee', []],
      [2, '???', []],
    ]);
  });

  it('reads nothing from nothing', () => {
    expect(readUserList('')).toEqual({ rows: [], header: null });
    expect(readUserList(' \n\r\n,,\n').rows).toEqual([]);
  });
});

describe('users in a CSV', () => {
  it("takes the file of GitLab's Rake task", () => {
    expect(readUserList('username\nann\nbob\n')).toEqual({
      header: ['username'],
      rows: [
        { line: 2, text: 'ann', identifiers: [{ kind: 'username', value: 'ann' }] },
        { line: 3, text: 'bob', identifiers: [{ kind: 'username', value: 'bob' }] },
      ],
    });
  });

  it('finds the columns that name users, in any order and spelling', () => {
    expect(read('Name;E-Mail;"User ID";Username\nAnn;ann@example.com;7;ann')).toEqual([
      [2, 'ann', ['username ann', 'email ann@example.com', 'id 7']],
    ]);
  });

  it('takes digits in a column of usernames as a username', () => {
    expect(read('username\n42')).toEqual([[2, '42', ['username 42']]]);
  });

  it('counts lines inside quotes', () => {
    expect(read('username,note\nann,"two\nlines"\nbob,')).toEqual([
      [2, 'ann', ['username ann']],
      [4, 'bob', ['username bob']],
    ]);
  });

  it('shows a row without a name by its other cells', () => {
    expect(read('username,name\n,Ann Lee')).toEqual([[2, 'Ann Lee', []]]);
  });

  it('survives a quote that never closes', () => {
    expect(read('username\n"ann\nbob\ncarol').map(([, text]) => text)).toEqual([
      'ann',
      'bob',
      'carol',
    ]);
  });

  it('takes a table without a header by its first column and by unmistakable cells', () => {
    expect(read('ann,ann@example.com,ops\nbob,bob@example.com,ops')).toEqual([
      [1, 'ann', ['username ann', 'email ann@example.com']],
      [2, 'bob', ['username bob', 'email bob@example.com']],
    ]);
  });

  it('does not take the names of built-in properties for columns', () => {
    expect(readUserList('constructor\ntoString').header).toBeNull();
  });
});

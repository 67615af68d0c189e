import { describe, expect, it } from 'vitest';
import { readUserList } from './read-user-list';
import { indexRoster, matchUsers } from './match-users';
import { makeUser } from '../roster/testing/make-user';

const ann = makeUser(1, { username: 'Ann', publicEmail: 'Ann@Example.com' });
const bob = makeUser(2, { username: 'bob' });
const digits = makeUser(3, { username: '2' });
const twin = makeUser(4, { username: 'twin', publicEmail: 'shared@example.com' });
const other = makeUser(5, { username: 'other', publicEmail: 'shared@example.com' });
const roster = indexRoster([ann, bob, digits, twin, other]);

/** The username found, or the number of candidates. */
function match(text: string): (string | number)[] {
  return matchUsers(readUserList(text).rows, roster).map((subject) =>
    subject.user === null ? subject.candidates.length : subject.user.username,
  );
}

describe('matching lines with users', () => {
  it('finds users by username, e-mail, ID and global ID, whatever the case', () => {
    expect(match('ann\n@BOB\nann@example.COM\n1\ngid://gitlab/User/1')).toEqual([
      'Ann',
      'bob',
      'Ann',
      'Ann',
      'Ann',
    ]);
  });

  it('finds users by the address that GitLab gave, beside the public one', () => {
    const privateEmail = { address: 'Ann.Lee@corp.example', source: 'enterprise' } as const;
    const index = indexRoster([{ ...ann, privateEmail }, bob]);
    const { rows } = readUserList('ann.lee@corp.example\nann@example.com');
    expect(matchUsers(rows, index).map(({ user }) => user?.username)).toEqual(['Ann', 'Ann']);
    expect(match('ann.lee@corp.example')).toEqual([0]);
  });

  it('never guesses between an ID and a username of digits', () => {
    expect(match('2')).toEqual([2]);
    expect(match('username\n2')).toEqual(['2']);
    expect(match('id\n2')).toEqual(['bob']);
  });

  it('never guesses between columns that disagree, nor between users with one e-mail', () => {
    expect(match('username,email\nbob,ann@example.com')).toEqual([2]);
    expect(match('shared@example.com')).toEqual([2]);
  });

  it('ignores a column that matches no user: most e-mails are private', () => {
    expect(match('username,email\nbob,bob@example.com')).toEqual(['bob']);
  });

  it('finds no user for text that names none', () => {
    expect(match('nobody\nAnn Lee')).toEqual([0, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { makeUser } from '../roster/testing/make-user';
import type { SeatUser } from '../seat-user';
import { readUserList } from './read-user-list';
import { indexNames, suggestUser, type NameIndex } from './suggest-user';

function indexOf(users: readonly SeatUser[]): NameIndex {
  const steps = indexNames(users);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const index = indexOf([
  makeUser(1, { username: 'rubyfletcher', name: 'Ruby Fletcher' }),
  makeUser(2, { username: 'zoe.mueller', name: 'Zoë Müller', publicEmail: 'zoe@example.com' }),
  makeUser(3, { username: 'anna', name: 'Anna Lee' }),
  makeUser(4, { username: 'hannes', name: 'Hannes Berg', publicEmail: 'bergmann@example.com' }),
  makeUser(5, { username: 'service-bot-12', name: 'Service bot' }),
  makeUser(6, { username: 'jonathan', name: 'Jonathan Reed' }),
  makeUser(7, { username: 'jonathen', name: 'Jonathen Cole' }),
  makeUser(8, { username: 'kim.one', name: 'Kim Park' }),
  makeUser(9, { username: 'kim.two', name: 'Kim Park' }),
  makeUser(10, { username: 'siyu_zhang', name: 'Siyu Zhang' }),
  makeUser(11, { username: 'siyu_zhang463', name: 'Siyu Zhang' }),
  makeUser(12, { username: 'ben_jackson', name: 'Ben Jackson' }),
  makeUser(13, { username: 'ben.jackson', name: 'Ben Jackson' }),
  makeUser(14, { username: 'benjackson', name: 'Ben Jackson' }),
]);

const suggested = (text: string) =>
  readUserList(text).rows.map((row) => suggestUser(row, index)?.username ?? null);

describe('the user whom a row may mean', () => {
  it('has a name with a letter left out, wrong, too many, or in the wrong order', () => {
    expect(suggested('rubyfletchr\n@rubifletcher\nRubyyFletcher\nrubyfletcehr')).toEqual(
      Array(4).fill('rubyfletcher'),
    );
  });

  it('is found by another spelling, a full name, and an email', () => {
    expect(suggested('ruby.fletcher\nRuby Flecher\nruby.fletcher@example.com')).toEqual(
      Array(3).fill('rubyfletcher'),
    );
    expect(suggested('Zoe Muller\nzoe-mueler')).toEqual(['zoe.mueller', 'zoe.mueller']);
    expect(suggested('bergmann@exmaple.com')).toEqual(['hannes']);
  });

  it('is nobody where two are equally close', () => {
    expect(suggested('jonathon\nKim Park')).toEqual([null, null]);
    expect(suggested('jonathan.ree')).toEqual(['jonathan']);
  });

  it('has the username, rather than the full name that others have as well', () => {
    expect(suggested('siyu_zhan\nsiyu.zhan@example.com')).toEqual(Array(2).fill('siyu_zhang'));
    expect(suggested('Siyu Zhan')).toEqual([null]);
  });

  it('is the one who is spelled as written, of usernames with the same letters', () => {
    expect(suggested('ben_jackso\nben.jackso@example.com\nbenjakson')).toEqual([
      'ben_jackson',
      'ben.jackson',
      'benjackson',
    ]);
    expect(suggested('ben-jackso\nBen Jackso')).toEqual([null, null]);
  });

  it('is nobody where too much is different', () => {
    expect(suggested('rubyfl\nnobody.at.all\nrubbflettcherr')).toEqual([null, null, null]);
    expect(suggested('ann\nhanna\nbannes'), 'of short names every letter counts').toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is nobody where a digit differs, and for IDs', () => {
    expect(suggested('service-bot-21\nservice-bot-2\n12345\ngid://gitlab/User/99')).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(suggested('servise-bot-12')).toEqual(['service-bot-12']);
  });
});

import { fc } from '../../lib/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { readUserList } from '../../domain/plan/read-user-list';
import { readInSteps } from './read-in-steps';

const cell = fc.constantFrom(
  'ann',
  '@bob',
  'zoe@example.com',
  '42',
  'gid://gitlab/User/7',
  'Ann Smith',
  'ops',
  '"Smith, Ann"',
  '"two\nlines"',
  '',
  ' ',
);
const header = fc.constantFrom('', 'username', 'Name,Username,Email', 'id;username');
const separator = fc.constantFrom(',', ';', '\t');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

const text = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    header,
    fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 40, maxLength: 200 }),
    separator,
    lineEnd,
    fc.boolean(),
  )
  .map(([requestSeq, first, rows, by, end, closed]) => {
    const lines = rows.map((row) => row.join(by));
    const all = first === '' ? lines : [first.replaceAll(/[,;]/g, by), ...lines];
    return requestSeq + all.join(end) + (closed ? end : '');
  });

describe('readInSteps', () => {
  it('reads what readPeople reads, whatever the size of the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 700, max: 1_500 }), async (given, piece) => {
        expect(await readInSteps(given, { piece })).toEqual(readUserList(given.trimEnd()));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['id;username\n1;ann\n', 'username\temail\r\nann\tann@example.com\r\n\r\n'])(
    'finds the separator of a short table that ends in line breaks',
    async (given) => {
      expect(await readInSteps(given)).toMatchObject({ rows: [{ line: 2 }] });
      expect(await readInSteps(given)).not.toMatchObject({ header: null });
    },
  );

  it('takes a quote that nobody closes as a character', async () => {
    const given = ['username', 'ann', '"bob', 'zoe'].join('\n');
    const read = await readInSteps(given, { piece: 4 });
    expect(read).toEqual(readUserList(given));
    expect(read).toMatchObject({ rows: [{ text: 'ann' }, { text: 'bob' }, { text: 'zoe' }] });
  });

  it('counts lines in a table of many pieces', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `user${at},user${at}@example.com`);
    const read = await readInSteps(rows.join('\r\n'), { piece: 1_000 });
    expect(read).toMatchObject({ header: null });
    expect(read !== 'aborted' && read !== 'too-many' && read.rows.at(-1)).toMatchObject({
      line: 3_000,
      text: 'user2999',
    });
  });

  it('tells how far it is, and stops when asked to', async () => {
    const given = Array.from({ length: 2_000 }, (_, at) => `user${at}`).join('\n');
    const progress: number[] = [];
    const stop = new AbortController();
    const result = await readInSteps(given, {
      piece: 1_000,
      signal: stop.signal,
      onProgress: (share) => {
        progress.push(share);
        if (share > 0.5) stop.abort();
      },
    });
    expect(result).toBe('aborted');
    expect(progress.at(-1)).toBeGreaterThan(0.5);
    expect(progress.at(-1)).toBeLessThan(0.6);
  });

  it('refuses more people than can be meant, with a header or without', async () => {
    const names = 'ann, bob, zoe\nkim';
    expect(await readInSteps(names, { maxRows: 3 })).toBe('too-many');
    expect(await readInSteps(names, { maxRows: 3, piece: 5 })).toBe('too-many');
    expect(await readInSteps(`username\nann\nbob`, { maxRows: 1, piece: 5 })).toBe('too-many');
    expect(await readInSteps(names, { maxRows: 4, piece: 5 })).toMatchObject({
      rows: [{ text: 'ann' }, { text: 'bob' }, { text: 'zoe' }, { text: 'kim' }],
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readUserList } from '../../domain/plan/read-user-list';
import { MAX_FILE_BYTES, readInSteps, readTextFile } from './reading';

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
  .map(([mark, first, rows, by, end, closed]) => {
    const lines = rows.map((row) => row.join(by));
    const all = first === '' ? lines : [first.replaceAll(/[,;]/g, by), ...lines];
    return mark + all.join(end) + (closed ? end : '');
  });

describe('readInSteps', () => {
  it('reads the same as readUserList, whatever the size of the pieces', async () => {
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

  it('takes a quote that never closes as a character', async () => {
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

  it('reports its progress, and stops when aborted', async () => {
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

  it('refuses too many rows, with a header or without', async () => {
    const names = 'ann, bob, zoe\nkim';
    expect(await readInSteps(names, { maxRows: 3 })).toBe('too-many');
    expect(await readInSteps(names, { maxRows: 3, piece: 5 })).toBe('too-many');
    expect(await readInSteps(`username\nann\nbob`, { maxRows: 1, piece: 5 })).toBe('too-many');
    expect(await readInSteps(names, { maxRows: 4, piece: 5 })).toMatchObject({
      rows: [{ text: 'ann' }, { text: 'bob' }, { text: 'zoe' }, { text: 'kim' }],
    });
  });
});

const readBlob = (...parts: BlobPart[]) => readTextFile(new Blob(parts));

describe('readTextFile', () => {
  it('reads UTF-8, also beyond the size of a step', async () => {
    const text = 'zoë\n'.repeat(400_000);
    expect(await readBlob(text)).toEqual({ kind: 'text', text });
  });

  it('reads UTF-16 by its byte order mark', async () => {
    const little = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]);
    const big = new Uint8Array([0xfe, 0xff, 0, 0x61, 0, 0x62]);
    expect(await readBlob(little)).toEqual({ kind: 'text', text: 'ab' });
    expect(await readBlob(big)).toEqual({ kind: 'text', text: 'ab' });
  });

  it('reads Windows-1252', async () => {
    expect(await readBlob(new Uint8Array([0x7a, 0x6f, 0xeb]))).toEqual({
      kind: 'text',
      text: 'zoë',
    });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', ' \r\n '],
    ['spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['binary', 'ann\u0000bob'],
  ] as const)('reports the problem: %s', async (problem, content) => {
    expect(await readBlob(content)).toEqual({ kind: 'problem', problem });
  });

  it('does not open what is too big', async () => {
    const file = new Blob(['ann']);
    const open = vi.spyOn(file, 'arrayBuffer');
    vi.spyOn(file, 'size', 'get').mockReturnValue(MAX_FILE_BYTES + 1);
    expect(await readTextFile(file)).toEqual({ kind: 'problem', problem: 'too-big' });
    expect(open).not.toHaveBeenCalled();
  });

  it('reports when the browser cannot open it', async () => {
    const file = new Blob(['ann']);
    vi.spyOn(file, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
    expect(await readTextFile(file)).toEqual({ kind: 'problem', problem: 'unreadable' });
  });
});

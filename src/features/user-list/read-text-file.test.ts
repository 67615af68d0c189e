import { describe, expect, it, vi } from 'vitest';
import { MAX_FILE_BYTES, readTextFile } from './read-text-file';

const read = (...parts: BlobPart[]) => readTextFile(new Blob(parts));

describe('readTextFile', () => {
  it('reads UTF-8, also beyond the size of a step', async () => {
    const text = 'zoë\n'.repeat(400_000);
    expect(await read(text)).toEqual({ kind: 'text', text });
  });

  it('reads UTF-16 by its mark', async () => {
    const little = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]);
    const big = new Uint8Array([0xfe, 0xff, 0, 0x61, 0, 0x62]);
    expect(await read(little)).toEqual({ kind: 'text', text: 'ab' });
    expect(await read(big)).toEqual({ kind: 'text', text: 'ab' });
  });

  it('reads what spreadsheets on Windows write', async () => {
    expect(await read(new Uint8Array([0x7a, 0x6f, 0xeb]))).toEqual({ kind: 'text', text: 'zoë' });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', ' \r\n '],
    ['spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['binary', 'ann\u0000bob'],
  ] as const)('says %s', async (problem, content) => {
    expect(await read(content)).toEqual({ kind: 'problem', problem });
  });

  it('does not even open what is too big', async () => {
    const file = new Blob(['ann']);
    const open = vi.spyOn(file, 'arrayBuffer');
    vi.spyOn(file, 'size', 'get').mockReturnValue(MAX_FILE_BYTES + 1);
    expect(await readTextFile(file)).toEqual({ kind: 'problem', problem: 'too-big' });
    expect(open).not.toHaveBeenCalled();
  });

  it('says when the browser cannot open it', async () => {
    const file = new Blob(['ann']);
    vi.spyOn(file, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotReadableError'));
    expect(await readTextFile(file)).toEqual({ kind: 'problem', problem: 'unreadable' });
  });
});

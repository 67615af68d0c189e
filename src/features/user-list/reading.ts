import { readUserListInSteps, type UserListText } from '../../domain/plan/read-user-list';
import { createYieldToMain, type YieldToMain } from '../../lib/yield-to-main';

type ReadOptions = {
  readonly signal?: AbortSignal;
  /** Called as it changes, from 0 to 1. */
  readonly onProgress?: (progress: number) => void;
  /** For tests. */
  readonly maxRows?: number;
  /** Characters parsed in one step; for tests. */
  readonly piece?: number;
};

type ReadResult = UserListText | 'too-many' | 'aborted';

/**
 * Reads a list of users in steps, between which the page can draw and respond: a file may have 50 MB. A
 * worker would need a script URL, which the page's trusted types policy refuses.
 */
export async function readInSteps(text: string, options: ReadOptions = {}): Promise<ReadResult> {
  const { signal, onProgress, ...stepOptions } = options;
  const yieldToMain = createYieldToMain();
  const steps = readUserListInSteps(text, stepOptions);
  let before = 0;
  for (;;) {
    if (signal?.aborted) return 'aborted';
    const { done, value } = steps.next();
    if (done) return value;
    if (value !== before) onProgress?.(value);
    before = value;
    await yieldToMain();
  }
}

/**
 * Why a file cannot be read as a list.
 * - `too-big`: above {@link MAX_FILE_BYTES}.
 * - `spreadsheet`: a workbook (xlsx, ods), which can be saved as a CSV.
 * - `binary`: no text at all.
 * - `empty`: nothing in it.
 * - `unreadable`: the browser could not read it; moved, changed or locked since it was chosen.
 */
export type FileProblem = 'too-big' | 'spreadsheet' | 'binary' | 'empty' | 'unreadable';

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

/** 50 MB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;

const SNIFFED_BYTES = 65_536;
const DECODED_AT_ONCE = 1024 * 1024;

/** The text of a file: UTF-8, UTF-16 with its byte order mark, or else Windows-1252, as Excel writes. */
export async function readTextFile(
  file: Blob,
  yieldToMain: YieldToMain = createYieldToMain(),
): Promise<FileText> {
  if (file.size > MAX_FILE_BYTES) return problem('too-big');
  if (file.size === 0) return problem('empty');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return problem('unreadable');
  }
  if (startsWith(bytes, [0xff, 0xfe])) return decoded(bytes, 'utf-16le', yieldToMain);
  if (startsWith(bytes, [0xfe, 0xff])) return decoded(bytes, 'utf-16be', yieldToMain);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return problem('spreadsheet');
  if (bytes.subarray(0, SNIFFED_BYTES).some(isNoText)) return problem('binary');
  return (await utf8(bytes, yieldToMain)) ?? decoded(bytes, 'windows-1252', yieldToMain);
}

async function utf8(bytes: Uint8Array, yieldToMain: YieldToMain): Promise<FileText | null> {
  try {
    return await decoded(bytes, 'utf-8', yieldToMain);
  } catch {
    return null;
  }
}

async function decoded(
  bytes: Uint8Array,
  encoding: string,
  yieldToMain: YieldToMain,
): Promise<FileText> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  let text = '';
  for (let from = 0; from < bytes.length; from += DECODED_AT_ONCE) {
    text += decoder.decode(bytes.subarray(from, from + DECODED_AT_ONCE), { stream: true });
    await yieldToMain();
  }
  text += decoder.decode();
  return text.trim() === '' ? problem('empty') : { kind: 'text', text };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Control characters other than tab, line ends and page breaks do not occur in text. */
function isNoText(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
}

function problem(kind: FileProblem): FileText {
  return { kind: 'problem', problem: kind };
}

import {
  type CellRow,
  findColumns,
  type ImportedRow,
  readByColumns,
  readCells,
  readIdentifier,
  readUserList,
  type UserListColumns,
  type UserListText,
} from '../../domain/plan/read-user-list';
import { createYieldToMain, type YieldToMain } from '../shared/yield-to-main';
import { splitRows, StrayQuoteError } from './split-rows';

/** More people than any purchase has seats; a list of so many is no list of people. */
export const MAX_ROWS = 500_000;

/** Texts up to this length (in characters) are read at once, in a few milliseconds. */
const SHORT = 100_000;
const ROWS_A_STEP = 1_000;

export type ReadOptions = {
  readonly yieldToMain?: YieldToMain;
  readonly signal?: AbortSignal;
  /** Told from time to time, 0 to 1. */
  readonly onProgress?: (progress: number) => void;
  readonly maxRows?: number;
  /** Characters parsed at once; for tests. */
  readonly piece?: number;
};

export type ReadResult = UserListText | 'too-many' | 'aborted';

/**
 * Reads people like `readPeople`, with the same result, but in steps between which the page can draw
 * and answer: a file may have 50 MB. A worker would need a script URL, which the page's policy of
 * trusted types refuses.
 */
export async function readInSteps(given: string, options: ReadOptions = {}): Promise<ReadResult> {
  // An empty last line counts as a row without separators when these are guessed.
  const text = given.trimEnd();
  const { maxRows = MAX_ROWS, piece, signal } = options;
  if (signal?.aborted) return 'aborted';
  if (text.length <= SHORT && piece === undefined) {
    const read = readUserList(text);
    return read.rows.length > maxRows ? 'too-many' : read;
  }
  try {
    return await read(text, true, options);
  } catch (error) {
    if (!(error instanceof StrayQuoteError)) throw error;
    return read(text, false, options);
  }
}

async function read(text: string, quotes: boolean, options: ReadOptions): Promise<ReadResult> {
  const {
    yieldToMain = createYieldToMain(),
    signal,
    onProgress,
    maxRows = MAX_ROWS,
    piece,
  } = options;
  const cells: CellRow[] = [];
  const rows: ImportedRow[] = [];
  let header: readonly string[] | null = null;
  let columns: UserListColumns | null = null;
  let isFirst = true;
  for (const step of splitRows(text, quotes, piece)) {
    for (const row of step.rows) {
      if (isFirst) {
        isFirst = false;
        columns = findColumns(row.cells);
        if (columns !== null) {
          header = row.cells;
          continue;
        }
      }
      if (columns === null) cells.push(row);
      else rows.push(readByColumns(row, columns));
    }
    if (rows.length > maxRows || cells.length > maxRows) return 'too-many';
    onProgress?.(step.progress);
    await yieldToMain();
    if (signal?.aborted) return 'aborted';
  }
  if (header !== null) return { rows, header };
  for (const step of stepsOf(cells)) {
    for (const row of step()) rows.push(row);
    if (rows.length > maxRows) return 'too-many';
    await yieldToMain();
    if (signal?.aborted) return 'aborted';
  }
  return { rows, header };
}

/**
 * Rows without a header, some at a time. Whether they are a table or a list is a matter of all rows, so
 * each part gets a row beside it that makes it decide as the whole would.
 */
function* stepsOf(rows: readonly CellRow[]): Generator<() => readonly ImportedRow[]> {
  const width = rows[0]?.cells.length ?? 0;
  const even = rows.length > 1 && width > 1 && rows.every((row) => row.cells.length === width);
  const mixed = even ? rows.find(isMixed) : undefined;
  for (let from = 0; from < rows.length; from += ROWS_A_STEP) {
    const part = rows.slice(from, from + ROWS_A_STEP);
    yield () => {
      if (mixed !== undefined) return readCells([mixed, ...part]).slice(1);
      // A row of no width among others makes it a list, and names nobody.
      return readCells([...part, { line: 0, cells: [] }]);
    };
  }
}

/** Whether the cells are not all of one kind, as in `ann,ann@example.com`. */
function isMixed(row: CellRow): boolean {
  return new Set(row.cells.map((cell) => readIdentifier(cell)?.kind)).size > 1;
}

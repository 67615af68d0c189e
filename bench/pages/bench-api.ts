/** In the order of the columns of the report. */
export const TABLE_NAMES = ['ours', 'mui-x', 'ag-grid', 'mrt'] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** Milliseconds from an action to the frame that shows its result, and how many users the table has then. */
export type Timed = { readonly ms: number; readonly shown: number };

/** What a page offers to whoever drives it. Each step leaves the marks `NAME:begin` and `NAME:end`. */
export type Bench = {
  /** Fetches the code of the table and shows the users, who are in memory before. */
  show(): Promise<Timed>;
  sort(): Promise<Timed>;
  search(): Promise<Timed>;
  /** Takes the search back. */
  clear(): Promise<Timed>;
  selectAll(): Promise<Timed>;
  /** The times between frames, in milliseconds. */
  scroll(): Promise<readonly number[]>;
};

declare global {
  interface Window {
    bench?: Bench;
  }
}

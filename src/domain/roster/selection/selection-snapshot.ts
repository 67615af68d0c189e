/** The selected users at one moment. Never mutated; another object after each change. */
export type SelectionSnapshot = {
  readonly version: number;
  readonly ids: ReadonlySet<string>;
  readonly size: number;
  /** Where a range begins: the user that was clicked last. */
  readonly anchor: string | null;
};

import type { SeatUser } from '../../seat-user';

/** Which sets of members a filter can need. */
export type MemberSet = 'role' | 'subgroup';

/** What a filter needs to know besides the user. */
export type FilterContext = {
  /** `YYYY-MM-DD` in UTC, for conditions such as "older than 30 days". */
  readonly today: string;
  /** Ids of the members of the chosen role, subgroup or project, once they are loaded. */
  readonly memberIds?: Readonly<Partial<Record<MemberSet, ReadonlySet<string>>>>;
};

/** The users that the filters let through, in order. The same object for the same input; never mutated. */
export type VisibleRows = {
  readonly users: readonly SeatUser[];
  /** Indexes into `users`, in visible order. */
  readonly order: Uint32Array;
  readonly length: number;
  at(row: number): SeatUser | undefined;
  /** Filters that are set but whose members are not known (yet). They let nobody through. */
  readonly unresolved: readonly MemberSet[];
};

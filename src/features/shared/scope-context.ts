import type { SeatScope } from '../../domain/purchase';

/** What `GroupLoader` and `InstanceLoader` give to the pages below them. */
export type ScopeOutlet = {
  readonly scope: SeatScope;
  /** The group's name, or the host of the instance. */
  readonly name: string;
  /** Whether the user owns the group, or administers the instance; null where GitLab does not say. */
  readonly owned: boolean | null;
};

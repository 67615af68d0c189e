import type { SeatScope } from '../../domain/purchase';

/** What pages below a group or the instance get from their gate. */
export type ScopeOutlet = {
  readonly scope: SeatScope;
  /** As people call it: the group's name, or the host. */
  readonly name: string;
  /** Whether the person owns the group, or administers the instance; null where GitLab does not tell. */
  readonly owned: boolean | null;
};

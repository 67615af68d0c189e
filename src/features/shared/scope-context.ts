import type { SeatScope } from '../../domain/purchase';

/** What `GroupLoader` and `InstanceLoader` give to the pages below them. */
export type ScopeOutlet = {
  readonly scope: SeatScope;
  /** The group's name, or the host of the instance. */
  readonly name: string;
  /** Whether the user owns the group, or administers the instance; null where GitLab does not say. */
  readonly owned: boolean | null;
};

/** The path of the first page of a group or the instance; the others are below it. */
export function scopePath(scope: SeatScope): string {
  return scope.kind === 'group' ? `/groups/${encodeURIComponent(scope.fullPath)}` : '/instance';
}

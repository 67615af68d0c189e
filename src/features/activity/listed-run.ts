import type { RunHeader } from '../../domain/journal/journal';

/**
 * A run of the journal, and whether anybody is at it.
 * - `here`, `elsewhere`: under way, in this tab or another one.
 * - `interrupted`: it has no end, and nobody is at it.
 */
export type ListedRun = {
  readonly header: RunHeader;
  readonly state: 'ended' | 'here' | 'elsewhere' | 'interrupted';
  /** A later run took it back. */
  readonly undone: boolean;
};

export function isUnderWay({ state }: Pick<ListedRun, 'state'>): boolean {
  return state === 'here' || state === 'elsewhere';
}

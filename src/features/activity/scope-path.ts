import type { RunHeader } from '../../domain/journal/journal';

/** Where the seats of a run are managed, within the same instance. */
export function scopePath({ scope, purchase }: Pick<RunHeader, 'scope' | 'purchase'>): string {
  const base =
    scope.kind === 'group' ? `/groups/${encodeURIComponent(scope.fullPath)}` : '/instance';
  return `${base}/seats?${new URLSearchParams({ addon: purchase.name }).toString()}`;
}

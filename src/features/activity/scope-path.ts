import type { RunHeader } from '../../domain/journal/journal';

/** Where the seats of a run are managed, within the same instance. */
export function placePath({ place, purchase }: Pick<RunHeader, 'place' | 'purchase'>): string {
  const base =
    place.kind === 'group' ? `/groups/${encodeURIComponent(place.fullPath)}` : '/instance';
  return `${base}/seats?${new URLSearchParams({ addon: purchase.name }).toString()}`;
}

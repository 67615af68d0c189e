import type { RecencyBucket } from '../../domain/utilization/recency';
import { CHART_COLORS } from '../../ui/charts/chart-style';

/** Of the users of a bucket: as active, idle or without activity as everywhere. */
export function recencyColor(bucket: RecencyBucket): string {
  if (bucket.kind !== 'days') return CHART_COLORS[bucket.kind];
  return bucket.to !== null && bucket.to <= 30 ? CHART_COLORS.active : CHART_COLORS.idle;
}

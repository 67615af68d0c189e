import type { Random } from '../world/random';

/** Milliseconds: always the same, evenly between two, or skewed with a median and a long tail. */
export type Latency =
  | number
  | { readonly min: number; readonly max: number }
  | { readonly median: number; readonly p95: number };

/** How many standard deviations the 95th percentile lies above the median. */
const P95_DEVIATIONS = 1.645;

/** Milliseconds to wait this time. */
export function drawLatency(random: Random, latency: Latency): number {
  if (typeof latency === 'number') return latency;
  if ('min' in latency) return latency.min + random.next() * (latency.max - latency.min);
  if (latency.median <= 0) return 0;
  // Log-normal, as answer times are.
  const spread = Math.log(Math.max(1, latency.p95 / latency.median)) / P95_DEVIATIONS;
  const normal =
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return latency.median * Math.exp(spread * normal);
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

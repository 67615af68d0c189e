import { describe, expect, it } from 'vitest';
import { createRequestLimit } from './request-limit';

const requestLimit = (
  options: { concurrency?: number; perMinute?: number; random?: number } = {},
) =>
  createRequestLimit({
    concurrency: options.concurrency ?? 6,
    perMinute: options.perMinute ?? 1_000,
    random: () => options.random ?? 0,
  });

describe('after a refusal', () => {
  it('waits twice as long each time, with jitter, and a minute at most', () => {
    const half = requestLimit();
    const waits: number[] = [];
    for (let now = 0; waits.length < 9; now += half.wait(now)) {
      half.limited(now, undefined);
      waits.push(half.wait(now));
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    const whole = requestLimit({ random: 1 });
    whole.limited(0, undefined);
    expect(whole.wait(0)).toBe(1_000);
  });

  it('waits at least as long as GitLab asks for', () => {
    const one = requestLimit({ random: 0.5 });
    one.limited(0, 30_000);
    expect(one.wait(0)).toBe(30_500);
    expect(one.slowedUntil(0)).toBe(30_500);
    expect(one.slowedUntil(30_500)).toBeNull();
  });

  it('runs half as many side by side, and one more again after twenty answers', () => {
    const one = requestLimit();
    one.limited(0, undefined);
    expect(one.limit).toBe(3);
    for (let n = 0; n < 20; n += 1) one.answered();
    expect(one.limit).toBe(4);
    for (let n = 0; n < 200; n += 1) one.answered();
    expect(one.limit).toBe(6);
  });

  it('counts requests that were refused together once', () => {
    const one = requestLimit();
    expect(one.limited(0, undefined)).toBe(1);
    expect(one.limited(1, undefined)).toBe(1);
    expect(one.limit).toBe(3);
    expect(one.limited(5_000, undefined)).toBe(2);
    one.answered();
    expect(one.limited(20_000, undefined)).toBe(1);
  });

  it('never stops for good', () => {
    const one = requestLimit({ concurrency: 1 });
    one.limited(0, undefined);
    expect(one.limit).toBe(1);
  });
});

it('spends no more than its budget in any minute', () => {
  const one = requestLimit({ perMinute: 3 });
  const starts: number[] = [];
  for (let now = 0; starts.length < 20; now += Math.max(100, one.wait(now))) {
    if (one.wait(now) > 0) continue;
    one.started(now);
    starts.push(now);
  }
  starts.forEach((start, index) => {
    const fourth = starts[index + 3];
    if (fourth !== undefined) expect(fourth - start).toBeGreaterThanOrEqual(60_000);
  });
});

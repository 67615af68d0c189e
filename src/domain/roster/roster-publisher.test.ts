import { expect, it } from 'vitest';
import { createVirtualClock } from '../testing/virtual-clock';
import { createThrottle } from './roster-publisher';

it('runs at once, then at most once per interval, and never forgets the last request', async () => {
  const clock = createVirtualClock({ start: 0 });
  const runs: number[] = [];
  const throttle = createThrottle(
    clock,
    () => 50,
    () => runs.push(clock.now()),
  );
  throttle.request();
  throttle.request();
  await clock.advance(20);
  throttle.request();
  expect(runs).toEqual([0]);
  await clock.advance(100);
  expect(runs).toEqual([0, 50]);
  throttle.request();
  expect(runs).toEqual([0, 50, 120]);
});

it('runs now when told to, and not once more for the same', async () => {
  const clock = createVirtualClock({ start: 0 });
  const runs: number[] = [];
  const throttle = createThrottle(
    clock,
    () => 50,
    () => runs.push(clock.now()),
  );
  throttle.request();
  throttle.request();
  throttle.now();
  await clock.advance(200);
  expect(runs).toEqual([0, 0]);
  throttle.request();
  throttle.request();
  throttle.stop();
  await clock.advance(200);
  expect(runs).toEqual([0, 0, 200]);
});

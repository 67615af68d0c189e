import * as v from 'valibot';
import {
  DEFAULT_BOUNDS,
  type IntensityBounds,
  USAGE_PERIODS,
  type UsagePeriod,
} from '../domain/utilization/usage';
import { createSetting } from '../lib/setting';

/* How use by feature is looked at. What is read of it is never stored. */

/** The days up to today that use is shown for. */
export const usagePeriodSetting = createSetting<UsagePeriod>(
  'duo-seats:usage-period',
  v.picklist(USAGE_PERIODS),
  30,
);

const eventsAWeek = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

/** From how many events a week on use is heavy, or regular. */
export const intensityBoundsSetting = createSetting<IntensityBounds>(
  'duo-seats:intensity-bounds',
  v.pipe(
    v.object({ heavy: eventsAWeek, regular: eventsAWeek }),
    v.check(({ heavy, regular }) => regular < heavy),
  ),
  DEFAULT_BOUNDS,
);

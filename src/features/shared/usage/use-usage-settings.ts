import { useSyncExternalStore } from 'react';
import type { IntensityBounds, UsagePeriod } from '../../../domain/utilization/usage';
import type { Setting } from '../../../lib/setting';
import { intensityBoundsSetting, usagePeriodSetting } from '../../../storage/usage-settings';

type Kept<T> = readonly [value: T, set: (value: T) => void];

/** The days up to today that use is shown for, on all pages. */
export const useUsagePeriod = (): Kept<UsagePeriod> => useKept(usagePeriodSetting);

/** From how many events a week on use is heavy, or regular, on all pages. */
export const useIntensityBounds = (): Kept<IntensityBounds> => useKept(intensityBoundsSetting);

function useKept<T>(setting: Setting<T>): Kept<T> {
  const value = useSyncExternalStore(setting.subscribe, setting.read);
  return [value, setting.write];
}

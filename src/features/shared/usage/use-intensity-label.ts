import { useTranslations } from 'use-intl';
import type { Intensity } from '../../../domain/utilization/usage';

/** How much somebody uses GitLab Duo, in a word. */
export function useIntensityLabel(): (intensity: Intensity) => string {
  const t = useTranslations('usage.intensity');
  return (intensity) => t(intensity);
}

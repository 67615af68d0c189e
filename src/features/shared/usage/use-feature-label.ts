import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { DUO_FEATURES, OTHER_FEATURES } from '../../../domain/utilization/duo-features';
import type { DuoFeature } from '../../../domain/utilization/usage';

const TRANSLATED = [...DUO_FEATURES, OTHER_FEATURES] as const;

/** What a feature of GitLab Duo is called: in words of this app, or else by GitLab's own name for it. */
export function useFeatureLabel(): (feature: DuoFeature) => string {
  const t = useTranslations('usage.features');
  return useCallback(
    (feature) => {
      const known = TRANSLATED.find((name) => name === feature);
      return known === undefined ? titleized(feature) : t(known);
    },
    [t],
  );
}

/** `explainCode` becomes “Explain code”. */
function titleized(name: string): string {
  const text = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

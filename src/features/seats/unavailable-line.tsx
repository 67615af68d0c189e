import { useFormatter, useTranslations } from 'use-intl';
import type { GatewayFeatures } from '../../domain/gateway';
import { Banner } from '../../ui/feedback/banner';

type UnavailableLineProps = {
  readonly features: GatewayFeatures;
  /** Such as `17.3.0-ee`; null where GitLab does not tell it. */
  readonly version: string | null;
  readonly dismissed: readonly string[];
  readonly onDismiss: (note: string) => void;
};

const UNAVAILABLE = {
  lastDuoActivity: 'lacksDuo',
  lastLogin: 'lacksLogin',
  seatFilter: 'lacksEligible',
} as const;

type Lack = keyof typeof UNAVAILABLE;

/** Says once what this GitLab does not tell; closed, it does not come back in this browser. */
export function UnavailableLine({ features, version, dismissed, onDismiss }: UnavailableLineProps) {
  const t = useTranslations('seats');
  const format = useFormatter();
  const lacking = (Object.keys(UNAVAILABLE) as Lack[]).filter((feature) => !features[feature]);
  const note = `lacks ${version ?? ''} ${lacking.join(' ')}`;
  if (lacking.length === 0 || dismissed.includes(note)) return null;
  const what = format.list(lacking.map((feature) => t(UNAVAILABLE[feature])));
  return (
    <Banner tone="info" onDismiss={() => onDismiss(note)}>
      {t('lacks', { version: version ?? 'none', what })}
    </Banner>
  );
}

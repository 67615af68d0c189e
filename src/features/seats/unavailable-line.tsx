import { useFormatter, useTranslations } from 'use-intl';
import type { GatewayFeatures } from '../../domain/gateway';
import { Banner } from '../../ui/feedback/banner';

type LacksLineProps = {
  readonly features: GatewayFeatures;
  /** Such as `17.3.0-ee`; null where GitLab does not tell it. */
  readonly version: string | null;
  readonly dismissed: readonly string[];
  readonly onDismiss: (note: string) => void;
};

const LACKS = {
  lastDuoActivity: 'lacksDuo',
  lastLogin: 'lacksLogin',
  seatFilter: 'lacksEligible',
} as const;

type Lack = keyof typeof LACKS;

/** Says once what this GitLab does not tell; closed, it does not come back in this browser. */
export function LacksLine({ features, version, dismissed, onDismiss }: LacksLineProps) {
  const t = useTranslations('seats');
  const format = useFormatter();
  const lacking = (Object.keys(LACKS) as Lack[]).filter((feature) => !features[feature]);
  const note = `lacks ${version ?? ''} ${lacking.join(' ')}`;
  if (lacking.length === 0 || dismissed.includes(note)) return null;
  const what = format.list(lacking.map((feature) => t(LACKS[feature])));
  return (
    <Banner tone="info" onDismiss={() => onDismiss(note)}>
      {t('lacks', { version: version ?? 'none', what })}
    </Banner>
  );
}

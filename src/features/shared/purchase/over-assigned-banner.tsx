import { useTranslations } from 'use-intl';
import { type Purchase, type SeatScope, seatsOver } from '../../../domain/purchase';
import { Banner } from '../../../ui/feedback/banner';
import { ChooseSeatsLink } from './choose-seats-link';

type OverAssignedBannerProps = { readonly scope: SeatScope; readonly purchase: Purchase };

/** Says that GitLab will remove seats, and how to choose them before; nothing where none is too many. */
export function OverAssignedBanner({ scope, purchase }: OverAssignedBannerProps) {
  const t = useTranslations('purchases');
  const count = seatsOver(purchase);
  if (count === 0) return null;
  return (
    <Banner
      tone="caution"
      title={t('overTitle')}
      actions={<ChooseSeatsLink scope={scope} purchase={purchase} count={count} />}
    >
      {t('overText', { count })}
    </Banner>
  );
}

import { useTranslations } from 'use-intl';
import type { Purchase, SeatScope } from '../../../domain/purchase';
import { PageButton } from '../../../ui/controls/page-button';
import { scopePath } from '../scope-address';

type ChooseSeatsLinkProps = {
  readonly scope: SeatScope;
  readonly purchase: Pick<Purchase, 'name'>;
  /** How many seats are too many. */
  readonly count: number;
};

/** Leads to the page that finds as many seats to remove, so that GitLab does not choose whose. */
export function ChooseSeatsLink({ scope, purchase, count }: ChooseSeatsLinkProps) {
  const t = useTranslations('purchases');
  const choice = new URLSearchParams({ addon: purchase.name, remove: String(count) });
  return (
    <PageButton data-no-print size="small" to={`${scopePath(scope)}/reclaim?${choice.toString()}`}>
      {t('chooseYourself', { count })}
    </PageButton>
  );
}

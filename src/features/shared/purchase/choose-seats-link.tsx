import { useTranslations } from 'use-intl';
import type { Purchase, SeatScope } from '../../../domain/purchase';
import { PageButton } from '../../../ui/controls/page-button';

type ChooseSeatsLinkProps = {
  readonly scope: SeatScope;
  readonly purchase: Pick<Purchase, 'name'>;
  /** How many seats are too many. */
  readonly count: number;
};

/** Leads to the page that finds as many seats to remove, so that GitLab does not choose whose. */
export function ChooseSeatsLink({ scope, purchase, count }: ChooseSeatsLinkProps) {
  const t = useTranslations('purchases');
  const base =
    scope.kind === 'group' ? `/groups/${encodeURIComponent(scope.fullPath)}` : '/instance';
  const choice = new URLSearchParams({ addon: purchase.name, remove: String(count) });
  return (
    <PageButton data-no-print size="small" to={`${base}/reclaim?${choice.toString()}`}>
      {t('chooseYourself', { count })}
    </PageButton>
  );
}

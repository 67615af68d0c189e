import { useFormatter, useTranslations } from 'use-intl';
import { Button, ButtonLink } from '../../../ui/controls/button';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { ExternalButton } from '../../../ui/controls/external-link';
import { SeatsIllustration } from '../../../ui/feedback/illustrations';
import { useProductName } from './product-name';
import {
  CUSTOMERS_PORTAL,
  ENTERPRISE_TRIAL,
  PRO_TRIAL,
  SALES,
  subscriptionPage,
} from './purchase-links';

type NoPurchaseProps = {
  readonly scope: 'group' | 'instance';
  readonly name: string;
  /** Whether the user owns the group or administers the instance; null where GitLab does not report it. */
  readonly owned: boolean | null;
  /** Names of the active add-ons, none of which has seats. */
  readonly withoutSeats: readonly string[];
  readonly instance: string;
  /** The address of this page, for an Owner. */
  readonly page: string;
  readonly onAgain: () => void;
};

/**
 * For a group or instance without an active purchase that has seats. GitLab answers the same for "not bought",
 * "expired" and "not allowed"; only the last one can be ruled out, by ownership.
 */
export function NoPurchase(props: NoPurchaseProps) {
  const { scope, name, withoutSeats, instance, page, onAgain } = props;
  const t = useTranslations('purchases.none');
  const format = useFormatter();
  const productName = useProductName();
  const others = withoutSeats.map(productName);
  // A user to whom GitLab shows one purchase may see all of them.
  const owned = others.length > 0 ? true : props.owned;
  const causes = {
    group: owned === null ? 'unsure' : owned ? 'owner' : 'notOwner',
    instance: owned === null ? 'unsureAdmin' : owned ? 'admin' : 'notAdmin',
  } as const;
  const cause =
    others.length > 0
      ? t('others', { count: others.length, names: format.list(others) })
      : t(causes[scope], { name });
  return (
    <EmptyState
      title={t(others.length > 0 ? 'titleOthers' : 'title')}
      illustration={<SeatsIllustration />}
      actions={
        owned === false ? (
          <>
            <ButtonLink
              variant="contained"
              href={askOwner(t('askSubject', { name }), t('askBody', { name, url: page }))}
            >
              {t('askOwner')}
            </ButtonLink>
            <Button onClick={onAgain}>{t('again')}</Button>
          </>
        ) : (
          <>
            <ExternalButton href={CUSTOMERS_PORTAL} variant="contained">
              {t('buy')}
            </ExternalButton>
            <ExternalButton href={SALES}>{t('sales')}</ExternalButton>
            <ExternalButton href={PRO_TRIAL}>{t('trialPro')}</ExternalButton>
            <ExternalButton href={ENTERPRISE_TRIAL}>{t('trialEnterprise')}</ExternalButton>
            {scope === 'instance' && (
              <ExternalButton href={subscriptionPage(instance)}>{t('sync')}</ExternalButton>
            )}
            <Button variant="text" onClick={onAgain}>
              {t('again')}
            </Button>
          </>
        )
      }
    >
      <p>{cause}</p>
      {owned !== false && <p>{t('grace')}</p>}
    </EmptyState>
  );
}

function askOwner(subject: string, body: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

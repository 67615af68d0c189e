import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../ui/controls/copy-button';
import { ExternalButton } from '../../ui/controls/external-link';
import { OverAssignedBanner } from '../shared/purchase/over-assigned-banner';
import { CUSTOMERS_PORTAL } from '../shared/purchase/purchase-links';
import { PurchasePage } from '../shared/purchase/purchase-page';
import { SeatCounters } from '../shared/purchase/seat-counters';
import type { ScopeOutlet } from '../shared/scope-context';
import { SeatsWorkspace, type SeatsWorkspaceProps } from './seats-workspace';

type SeatsPageProps = Pick<SeatsWorkspaceProps, 'UserListActions'>;

/** Counters and users of one purchase of a group or the instance. */
export function SeatsPage({ UserListActions }: SeatsPageProps) {
  const { name } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('seats');
  const purchases = useTranslations('purchases');
  return (
    <PurchasePage
      title={t('pageTitle', { name })}
      actions={({ id }) => (
        <>
          <CopyButton text={id} label={purchases('copyId')} variant="text" />
          <ExternalButton href={CUSTOMERS_PORTAL} size="small">
            {purchases('addSeats')}
          </ExternalButton>
        </>
      )}
    >
      {({ purchase, workspace, scope }) => (
        <>
          <OverAssignedBanner scope={scope} purchase={purchase} />
          <SeatCounters purchase={purchase} />
          <SeatsWorkspace
            workspace={workspace}
            purchase={purchase}
            UserListActions={UserListActions}
          />
        </>
      )}
    </PurchasePage>
  );
}

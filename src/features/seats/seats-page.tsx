import { useSyncExternalStore } from 'react';
import { useOutletContext } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { loadDeferredMessages } from '../../messages/locale';
import { CopyButton } from '../../ui/controls/copy-button';
import { ExternalButton } from '../../ui/controls/external-link';
import { CUSTOMERS_PORTAL } from '../shared/purchase/purchase-links';
import { lazyPart } from '../../ui/layout/lazy-part';
import { PurchasePage } from '../shared/purchase/purchase-page';
import type { ScopeOutlet } from '../shared/scope-context';
import type { SinceLineProps } from '../shared/history/since-line';
import { SeatsWorkspace, type SeatsWorkspaceProps } from './seats-workspace';

// What changed since the last visit is known once all holders are: its code comes after them.
const SeatsNotices = lazyPart(
  async () => (await import('../shared/seats-notices')).SeatsNotices,
  null,
  { messages: loadDeferredMessages, isPlain: true },
);

type SeatsPageProps = Pick<SeatsWorkspaceProps, 'UserListActions'>;

/** Figures and users of one purchase of a group or the instance. */
export function SeatsPage({ UserListActions }: SeatsPageProps) {
  const { name } = useOutletContext<ScopeOutlet>();
  const t = useTranslations('seats');
  const purchases = useTranslations('purchases');
  return (
    <PurchasePage
      strip
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
      {({ purchase, workspace }) => (
        <>
          <AfterHolders purchase={purchase} workspace={workspace} />
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

function AfterHolders(props: SinceLineProps) {
  const { roster } = props.workspace;
  const isKnown = useSyncExternalStore(
    roster.subscribe,
    () => roster.getSnapshot().holders === 'complete',
  );
  return isKnown && <SeatsNotices {...props} />;
}

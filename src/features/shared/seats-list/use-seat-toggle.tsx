import { useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import { asGatewayError, type GatewayErrorKind } from '../../../domain/gateway-error';
import { seatsAvailable, type Purchase } from '../../../domain/purchase';
import type { SeatUser } from '../../../domain/seat-user';
import { Banner } from '../../../ui/feedback/banner';
import { loadPlans } from '../../../workspace/seat-changes';
import type { Workspace } from '../../../workspace/workspace';

/**
 * The seat toggle of a row: a plan of one user, carried out at once by the same engine as any other plan,
 * so that a lost answer is checked and the journal records it. `failed` says over the list what did not work.
 */
export function useSeatToggle(workspace: Workspace, known: Purchase) {
  const t = useTranslations('bulk.toggle');
  const errors = useTranslations('errors.gateway');
  const part = useTranslations('ui.part');
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);

  const toggle = useCallback(
    (user: SeatUser) => {
      const mark = (on: boolean) =>
        setBusy((before) => {
          const next = new Set(before);
          if (on) next.add(user.id);
          else next.delete(user.id);
          return next;
        });
      async function change() {
        mark(true);
        setFailure(null);
        try {
          // A seat may have become free since: read the counters again before planning without one.
          const full = !user.holdsSeat && seatsAvailable(known) === 0;
          const purchase = (full ? await workspace.gateway.readPurchase() : null) ?? known;
          const { planFor } = await loadPlans();
          const plan = planFor(user.holdsSeat ? 'remove' : 'assign', [user], purchase);
          await workspace.runs.start(plan);
        } catch (error) {
          const kind: GatewayErrorKind = asGatewayError(error).kind;
          const text = t('failed', { name: user.name, reason: errors(`${kind}.title`) });
          setFailure(text);
        } finally {
          mark(false);
        }
      }
      void change();
    },
    [workspace, known, t, errors],
  );
  const failed = failure !== null && (
    <Banner tone="danger" onDismiss={() => setFailure(null)}>
      {failure}
    </Banner>
  );
  /** What makes a plan could not be fetched: its code, or the protected users. */
  const planFailed = () => setFailure(`${part('title')}. ${part('text')}`);
  return { busy, toggle, failed, planFailed };
}

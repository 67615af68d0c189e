import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Plan, SeatAction } from '../../domain/plan/plan';
import type { Purchase } from '../../domain/purchase';
import type { SeatUser } from '../../domain/seat-user';
import { SeatsPanel } from '../../features/seats/seats-panel';
import { useSession } from '../../gitlab/session-context';
import type { Desk } from '../desk/desk';
import { planFor } from '../desk/plan-for';
import { useSeatToggle } from '../desk/use-seat-toggle';

/** Opened by a click, so its code comes later than the page. */
const BulkDialog = lazy(async () => ({
  default: (await import('../../features/bulk/bulk-dialog')).BulkDialog,
}));

type SeatsDeskProps = { readonly desk: Desk; readonly purchase: Purchase };

/** The users of a purchase, joined with the plan, the run and the toggles that change their seats. */
export function SeatsDesk({ desk, purchase }: SeatsDeskProps) {
  const t = useTranslations('shell');
  const session = useSession();
  const { busy, toggle } = useSeatToggle(desk, purchase);
  const [asked, setAsked] = useState<{ readonly action: SeatAction; readonly plan: Plan } | null>(
    null,
  );

  const ask = useCallback(
    (action: SeatAction, users: readonly SeatUser[]) => {
      setAsked({ action, plan: planFor(action, users, purchase) });
    },
    [purchase],
  );
  const onAssign = useCallback((users: readonly SeatUser[]) => ask('assign', users), [ask]);
  const onRemove = useCallback((users: readonly SeatUser[]) => ask('remove', users), [ask]);

  async function run(plan: Plan) {
    setAsked(null);
    const report = await desk.runs.start(plan);
    if (!report) return;
    // Who is done is no longer selected; who is left can be tried again.
    const done = report.entries.flatMap(({ state, user }) =>
      user && ['assigned', 'removed', 'already-so'].includes(state) ? [user.id] : [],
    );
    desk.selection.set(done, false);
  }

  return (
    <>
      <SeatsPanel
        roster={desk.roster}
        selection={desk.selection}
        view={desk.view}
        duoKnown={session.features.lastDuoActivity}
        canWrite={session.canWrite}
        readOnlyWhy={t('readOnlyWhy')}
        busy={busy}
        onToggle={toggle}
        onAssign={onAssign}
        onRemove={onRemove}
      />
      <Suspense>
        {asked && (
          <BulkDialog
            plan={asked.plan}
            action={asked.action}
            onConfirm={(plan) => void run(plan)}
            onCancel={() => setAsked(null)}
          />
        )}
      </Suspense>
    </>
  );
}

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { asGatewayError, type GatewayError } from '../../../domain/gateway-error';
import type { CompleteSnapshot, SeatHistory } from '../../../domain/history/seat-snapshot';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import { useSession } from '../../../gitlab/session/session-context';
import { Banner } from '../../../ui/feedback/banner';
import { makeRestore } from '../../../workspace/plans';
import type { Workspace } from '../../../workspace/workspace';
import { usePlanReview } from '../plans/plan-review';
import { useWriteBlock } from '../use-write-permission';

/** Whether a user has no seat and can get one: those who are blocked or gone cannot. */
export function mayGetSeat(
  { find, usersComplete }: Pick<RosterSnapshot, 'find' | 'usersComplete'>,
  id: string,
): boolean {
  const user = find(id);
  return user ? !user.holdsSeat && user.state === 'active' : !usersComplete;
}

type RestoreOptions = {
  /** These users alone, by ID; otherwise all who held a seat then. */
  readonly only?: ReadonlySet<string>;
  /** Removes the seats of users who held none then. */
  readonly removeOthers: boolean;
};

export type Restore = {
  /** Makes the plan and shows it. */
  readonly ask: (snapshot: CompleteSnapshot, options: RestoreOptions) => void;
  /** The plan is being made. */
  readonly pending: boolean;
  /** Why no seat can be changed right now; null where it can. */
  readonly blockedBy: string | null;
  /** Says that no plan could be made. */
  readonly element: ReactNode;
};

/** Gives seats back as they were in a snapshot: its plan is shown like any other, and carried out. */
export function useRestore(workspace: Workspace, history: SeatHistory): Restore {
  const t = useTranslations('history.restore');
  const errors = useTranslations('errors.gateway');
  const { instance } = useSession();
  const review = usePlanReview();
  const blockedBy = useWriteBlock();
  const [state, setState] = useState<'idle' | 'making' | GatewayError>('idle');

  async function make(snapshot: CompleteSnapshot, options: RestoreOptions) {
    setState('making');
    try {
      const plan = await makeRestore(history, snapshot, { workspace, instance, ...options });
      setState('idle');
      void review({ workspace, ...plan });
    } catch (error) {
      setState(asGatewayError(error));
    }
  }

  return {
    ask: (snapshot, options) => void make(snapshot, options),
    pending: state === 'making',
    blockedBy,
    element: typeof state === 'object' && (
      <Banner tone="danger" title={t('failedTitle')} onDismiss={() => setState('idle')}>
        {`${errors(`${state.kind}.title`)}. ${errors(`${state.kind}.action`)}.`}
      </Banner>
    ),
  };
}

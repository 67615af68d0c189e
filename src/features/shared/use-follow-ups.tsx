import { useCallback, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { asGatewayError, type GatewayError } from '../../domain/gateway-error';
import type { Report } from '../../domain/run/report/report';
import type { FollowUpActions, FollowUpKind } from './follow-up-actions';
import { useSession } from '../../gitlab/session/session-context';
import { Banner } from '../../ui/feedback/banner';
import type { Workspace } from '../../workspace/workspace';
import { makeFollowUp } from '../../workspace/plans';
import { usePlanReview } from './plan-review';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly what: FollowUpKind }
  | { readonly kind: 'failed'; readonly error: GatewayError };

const IDLE: State = { kind: 'idle' };

/** What can follow a run: its plan is made, shown like any other, and carried out. */
export function useFollowUps(
  workspaceOf: (report: Report) => Workspace,
): FollowUpActions & { readonly element: ReactNode } {
  const { instance } = useSession();
  const review = usePlanReview();
  const [state, setState] = useState<State>(IDLE);

  const ask = useCallback(
    (what: FollowUpKind, report: Report) => {
      async function make() {
        setState({ kind: 'making', what });
        try {
          const workspace = workspaceOf(report);
          const followUp = await makeFollowUp(what, report, { workspace, instance });
          setState(IDLE);
          void review({ workspace, ...followUp });
        } catch (error) {
          setState({ kind: 'failed', error: asGatewayError(error) });
        }
      }
      void make();
    },
    [workspaceOf, instance, review],
  );

  return {
    ask,
    pending: state.kind === 'making' ? state.what : null,
    element: state.kind === 'failed' && (
      <Failure error={state.error} onDismiss={() => setState(IDLE)} />
    ),
  };
}

type FailureProps = { readonly error: GatewayError; readonly onDismiss: () => void };

function Failure({ error, onDismiss }: FailureProps) {
  const t = useTranslations('bulk.followUp');
  const errors = useTranslations('errors.gateway');
  const { kind } = error;
  return (
    <Banner tone="danger" title={t('failedTitle')} onDismiss={onDismiss}>
      {kind === 'permission'
        ? t('gone')
        : `${errors(`${kind}.title`)}. ${errors(`${kind}.action`)}.`}
    </Banner>
  );
}

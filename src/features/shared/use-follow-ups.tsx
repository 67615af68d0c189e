import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { asGatewayError, type GatewayError } from '../../domain/gateway-error';
import type { Report } from '../../domain/run/report/report';
import type { FollowUpActions, FollowUpKind } from './follow-up-actions';
import { useSession } from '../../gitlab/session/session-context';
import { Banner } from '../../ui/feedback/banner';
import type { Workspace } from '../../workspace/workspace';
import { type FollowUp, makeFollowUp } from '../../workspace/plans';

/** Opened by a click, so its code comes later than the page. */
const BulkDialog = lazy(async () => ({
  default: (await import('../bulk/plan/bulk-dialog')).BulkDialog,
}));

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly what: FollowUpKind }
  | { readonly kind: 'asked'; readonly workspace: Workspace; readonly followUp: FollowUp }
  | { readonly kind: 'failed'; readonly error: GatewayError };

const IDLE: State = { kind: 'idle' };

/** What can follow a run: its plan is made, shown like any other, and carried out. */
export function useFollowUps(
  workspaceOf: (report: Report) => Workspace,
): FollowUpActions & { readonly element: ReactNode } {
  const { instance } = useSession();
  const [state, setState] = useState<State>(IDLE);

  const ask = useCallback(
    (what: FollowUpKind, report: Report) => {
      async function make() {
        setState({ kind: 'making', what });
        try {
          const workspace = workspaceOf(report);
          setState({
            kind: 'asked',
            workspace,
            followUp: await makeFollowUp(what, report, { workspace, instance }),
          });
        } catch (error) {
          setState({ kind: 'failed', error: asGatewayError(error) });
        }
      }
      void make();
    },
    [workspaceOf, instance],
  );

  return {
    ask,
    pending: state.kind === 'making' ? state.what : null,
    element: (
      <>
        {state.kind === 'asked' && (
          <Suspense>
            <BulkDialog
              {...state.followUp}
              throughput={state.workspace.runs.getSnapshot().throughput}
              onConfirm={(plan) => {
                setState(IDLE);
                void state.workspace.runs.start(plan);
              }}
              onCancel={() => setState(IDLE)}
            />
          </Suspense>
        )}
        {state.kind === 'failed' && (
          <Failure error={state.error} onDismiss={() => setState(IDLE)} />
        )}
      </>
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

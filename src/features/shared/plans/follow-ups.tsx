import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { GatewayError } from '../../../domain/gateway-error';
import type { Report } from '../../../domain/run/report/report';
import { useSession } from '../../../gitlab/session/session-context';
import { asGatewayError } from '../../../domain/gateway-error';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import { Banner } from '../../../ui/feedback/banner';
import { makeFollowUp } from '../../../workspace/plans';
import type { Workspace } from '../../../workspace/workspace';
import { useWriteBlock } from '../use-write-permission';
import { usePlanReview } from './plan-review';
import { retryable } from './report-states';

type FollowUpKind = 'undo' | 'retry';

export type FollowUpActions = {
  /** Makes the plan and shows it. */
  readonly ask: (kind: FollowUpKind, report: Report) => void;
  /** The follow-up whose plan is being made. */
  readonly pending: FollowUpKind | null;
  /** Why none can be made right now; null where it can. */
  readonly blockedBy: string | null;
};

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
  const blockedBy = useWriteBlock();
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
    blockedBy,
    pending: state.kind === 'making' ? state.what : null,
    element: state.kind === 'failed' && (
      <Failure error={state.error} onDismiss={() => setState(IDLE)} />
    ),
  };
}

type FollowUpButtonsProps = {
  readonly report: Report;
  readonly followUps: FollowUpActions;
  readonly variant?: 'text' | 'outlined';
  /** False on the report itself. */
  readonly withReport?: boolean;
};

/** Undoes a run, retries it, or opens its report. */
export function FollowUpButtons(props: FollowUpButtonsProps) {
  const { report, followUps, variant = 'outlined', withReport = true } = props;
  const t = useTranslations('bulk.outcome');
  const { counts, runId } = report;
  const again = retryable(counts);
  const whyId = useId();
  const { pending, blockedBy } = followUps;
  const isDone = counts.assigned + counts.removed > 0;
  const isIdle = pending === null && blockedBy === null;
  const button = (kind: FollowUpKind, label: string) => {
    const busy = pending === kind;
    return (
      <Button
        size="small"
        variant={variant}
        aria-disabled={!isIdle}
        aria-describedby={blockedBy === null ? undefined : whyId}
        aria-busy={busy}
        startIcon={busy ? <BusyIcon /> : undefined}
        onClick={isIdle ? () => followUps.ask(kind, report) : undefined}
      >
        {label}
      </Button>
    );
  };
  return (
    <>
      {again > 0 && button('retry', t('retry', { count: again }))}
      {isDone && button('undo', t('undo'))}
      {withReport && (
        <Button size="small" variant={variant} component={Link} to={`/activity/${runId}`}>
          {t('openReport')}
        </Button>
      )}
      {blockedBy !== null && (again > 0 || isDone) && (
        <Typography id={whyId} variant="body2">
          {blockedBy}
        </Typography>
      )}
    </>
  );
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

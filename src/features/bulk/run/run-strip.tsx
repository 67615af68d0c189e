import { useEffect, useSyncExternalStore } from 'react';
import type { FinishedStatus } from '../../../domain/run/engine/run-snapshot';
import type { Runner } from '../../../domain/run/engine/runner';
import { useAnnounce } from '../../../ui/feedback/live-region';
import type { FollowUpActions } from '../../shared/plans/follow-ups';
import { hasFailures } from '../../shared/plans/report-states';
import { RunOutcome, useOutcomeLabel } from './run-outcome';
import { RunProgress } from './run-progress';
import { SingleOutcome, SingleProgress } from './single-run';

type RunStripProps = {
  readonly runner: Runner;
  readonly followUps: FollowUpActions;
  /** The report of this run is open, which says all that the strip would say of its end. */
  readonly reportOpen: boolean;
  readonly onDismiss: () => void;
};

/**
 * A run under way, then its outcome. It stays while the user moves between pages. The change of one user,
 * such as by the toggle of a row, shows in a corner, where it moves nothing.
 */
export function RunStrip({ runner, ...rest }: RunStripProps) {
  const run = useSyncExternalStore(runner.subscribe, runner.getSnapshot);
  if (run.status === 'finished') return <Finished run={run} {...rest} />;
  if (run.usersTotal <= 1) return <SingleProgress run={run} runner={runner} />;
  return <RunProgress run={run} runner={runner} />;
}

type FinishedProps = Omit<RunStripProps, 'runner'> & { readonly run: FinishedStatus };

function Finished({ run, followUps, reportOpen, onDismiss }: FinishedProps) {
  useAnnouncedOutcome(run);
  if (reportOpen) return null;
  const Outcome = run.report.entries.length === 1 ? SingleOutcome : RunOutcome;
  return <Outcome run={run} followUps={followUps} onDismiss={onDismiss} />;
}

/** Announces how a run ended. The label of a finished run does not change, so that is once. */
function useAnnouncedOutcome(run: FinishedStatus): void {
  const announce = useAnnounce();
  const { title, lines } = useOutcomeLabel(run);
  const label = [title, ...lines].filter(Boolean).join(' ');
  const failed = hasFailures(run.report.counts);
  useEffect(() => {
    announce(label, failed ? 'assertive' : 'polite');
  }, [announce, label, failed]);
}

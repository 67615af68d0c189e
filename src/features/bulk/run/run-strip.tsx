import { useSyncExternalStore } from 'react';
import type { FinishedStatus } from '../../../domain/run/engine/run-snapshot';
import type { Runner } from '../../../domain/run/engine/runner';
import type { FollowUpActions } from '../../shared/follow-up-actions';
import { RunOutcome } from './run-outcome';
import { RunProgress } from './run-progress';
import { SingleOutcome } from './single-outcome';
import { SingleProgress } from './single-progress';
import { useSpokenOutcome } from './use-spoken-outcome';

type RunStripProps = {
  readonly runner: Runner;
  readonly followUps: FollowUpActions;
  /** The report of this run, which says all that the strip would say of its end. */
  readonly reportOpen: boolean;
  readonly onDismiss: () => void;
};

/**
 * A run while it goes on, and its outcome. It stays in place while one moves about in the app. A change
 * of one user, such as by the toggle of a row, is told in a corner where it moves nothing.
 */
export function RunStrip({ runner, ...rest }: RunStripProps) {
  const run = useSyncExternalStore(runner.subscribe, runner.getSnapshot);
  if (run.status === 'finished') return <Finished run={run} {...rest} />;
  if (run.usersTotal <= 1) return <SingleProgress run={run} />;
  return <RunProgress run={run} runner={runner} />;
}

type FinishedProps = Omit<RunStripProps, 'runner'> & { readonly run: FinishedStatus };

function Finished({ run, followUps, reportOpen, onDismiss }: FinishedProps) {
  useSpokenOutcome(run);
  if (reportOpen) return null;
  const Outcome = run.report.entries.length === 1 ? SingleOutcome : RunOutcome;
  return <Outcome run={run} followUps={followUps} onDismiss={onDismiss} />;
}

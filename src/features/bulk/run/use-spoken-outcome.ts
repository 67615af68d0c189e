import { useEffect } from 'react';
import type { FinishedStatus } from '../../../domain/run/engine/run-snapshot';
import { useAnnounce } from '../../../ui/feedback/live-region';
import { hasFailures } from '../../shared/report-states';
import { useOutcomeLabel } from './use-outcome-label';

/** Says aloud how a run ended. The words of an ended run do not change, so that is once. */
export function useSpokenOutcome(run: FinishedStatus): void {
  const announce = useAnnounce();
  const { title, lines } = useOutcomeLabel(run);
  const label = [title, ...lines].filter(Boolean).join(' ');
  const failed = hasFailures(run.report.counts);
  useEffect(() => {
    announce(label, failed ? 'assertive' : 'polite');
  }, [announce, label, failed]);
}

import type { ReportState } from '../../domain/run/report/report';

export type StateTone = 'done' | 'trouble' | 'quiet';

const TONES: Readonly<Record<ReportState, StateTone>> = {
  assigned: 'done',
  removed: 'done',
  shared: 'trouble',
  'already-so': 'quiet',
  protected: 'quiet',
  'not-eligible': 'trouble',
  blocked: 'trouble',
  'no-seat': 'trouble',
  'unknown-user': 'trouble',
  ambiguous: 'trouble',
  duplicate: 'quiet',
  failed: 'trouble',
  'unknown-outcome': 'trouble',
  'not-attempted': 'quiet',
};

/** Whether a state is what was wanted, needs somebody's attention, or just is so. */
export function toneOf(state: ReportState): StateTone {
  return TONES[state];
}

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportEntry, ReportState } from '../../domain/run/report/report';

/** Codes and error kinds with a label of their own; any other is shown as it is. */
const KNOWN = [
  'answer',
  'reading',
  'not-returned',
  'read-back',
  'shared',
  'unverified',
  'permission',
  'gone',
  'rate',
  'auth',
  'interrupted',
  'network',
  'server',
  'canceled',
  'schema',
  'limit',
  'refused',
  'NOT_ENOUGH_SEATS',
  'NO_SEATS_AVAILABLE',
  'INVALID_USER_ID_PRESENT',
  'INVALID_USER_MEMBERSHIP',
  'NO_ASSIGNMENTS_FOUND',
  'INCOMPATIBLE_ADD_ON',
  'SEAT_ASSIGNMENT_NOT_SUPPORTED',
] as const;

/** Why the run ended before it processed a user. */
const ENDS = [
  'canceled',
  'interrupted',
  'completed',
  'gone',
  'permission',
  'scope',
  'schema',
  'unreachable',
] as const;

/** States that the plan already knew. */
const PLANNED = [
  'protected',
  'not-eligible',
  'blocked',
  'no-seat',
  'unknown-user',
  'ambiguous',
  'duplicate',
] as const;

/** Why an entry of a report is in its state. */
export function useReasonLabel(): (
  entry: Pick<ReportEntry, 'state' | 'reason' | 'action'>,
) => string {
  const t = useTranslations('activity');
  return useCallback(
    ({ state, reason, action }) => {
      if (reason === 'plan') {
        const known = PLANNED.find((one) => one === state);
        if (known) return t(`planned.${known}`);
        return t(action === 'assign' ? 'planned.hadSeat' : 'planned.hadNoSeat');
      }
      if (state === 'not-attempted') {
        const end = ENDS.find((one) => one === reason);
        if (end) return t(`left.${end}`);
      }
      const known = KNOWN.find((one) => one === reason);
      return known ? t(`reasons.${known}`) : t('reasons.other', { code: reason });
    },
    [t],
  );
}

type StateTone = 'done' | 'problem' | 'quiet';

const TONES: Readonly<Record<ReportState, StateTone>> = {
  assigned: 'done',
  removed: 'done',
  shared: 'problem',
  'already-so': 'quiet',
  protected: 'quiet',
  'not-eligible': 'problem',
  blocked: 'problem',
  'no-seat': 'problem',
  'unknown-user': 'problem',
  ambiguous: 'problem',
  duplicate: 'quiet',
  failed: 'problem',
  'unknown-outcome': 'problem',
  'not-attempted': 'quiet',
};

/** Whether a state is a success, needs attention, or neither. */
export function toneOf(state: ReportState): StateTone {
  return TONES[state];
}

import { useCallback, useMemo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ChangeSource, Comparison } from '../../domain/history/comparison';
import type { RunChange } from '../../domain/history/run-change';
import type { Holder } from '../../domain/history/seat-snapshot';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import { writeCsv } from '../../lib/csv';
import { toJson } from '../../lib/to-json';
import { useUserStateLabel } from '../shared/use-user-state-label';

export type ChangeKind = 'gained' | 'lost' | 'kept';

export const CHANGE_KINDS = ['lost', 'gained', 'kept'] as const satisfies readonly ChangeKind[];

/** A user of a comparison; who kept a seat was changed by nobody. */
export type ChangedUser = Holder & { readonly kind: ChangeKind; readonly by: ChangeSource | null };

/** What GitLab shows of a user now. */
type StateNow = 'holds' | 'free' | 'gone' | 'unknown' | { readonly state: string };

type Roster = Pick<RosterSnapshot, 'find' | 'usersComplete'>;

/** The users of a comparison, those who lost a seat first. */
export function changedUsers({ gained, lost, kept }: Comparison): readonly ChangedUser[] {
  return [
    ...lost.map((one) => ({ ...one, kind: 'lost' as const })),
    ...gained.map((one) => ({ ...one, kind: 'gained' as const })),
    ...kept.map((one) => ({ ...one, kind: 'kept' as const, by: null })),
  ];
}

function stateNow(id: string, { find, usersComplete }: Roster): StateNow {
  const user = find(id);
  if (!user) return usersComplete ? 'gone' : 'unknown';
  if (user.state !== 'active') return { state: user.state };
  return user.holdsSeat ? 'holds' : 'free';
}

/** The words for what GitLab shows of a user now. */
export function useNowLabel(roster: Roster): (id: string) => string {
  const t = useTranslations('history.compare.now');
  const stateLabel = useUserStateLabel();
  const { find, usersComplete } = roster;
  return useCallback(
    (id) => {
      const now = stateNow(id, { find, usersComplete });
      return typeof now === 'string' ? t(now) : stateLabel(now.state);
    },
    [t, stateLabel, find, usersComplete],
  );
}

/** The words for who changed a seat. */
export function useSourceLabel(changes: readonly RunChange[]): (by: ChangeSource) => string {
  const t = useTranslations('history.compare.by');
  const format = useFormatter();
  return useMemo(() => {
    const times = new Map(changes.map(({ runId, sentAt }) => [runId, sentAt]));
    return (by) => {
      if (by.kind === 'elsewhere') return t('elsewhere');
      const time = times.get(by.runId);
      const when =
        time === undefined
          ? ''
          : format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' });
      return t(by.certain ? 'run' : 'maybeRun', { when });
    };
  }, [t, format, changes]);
}

/** With its column `username` the file can be imported as a list of users. */
export function changesToCsv(users: readonly ChangedUser[], roster: Roster): string {
  return writeCsv(
    ['username', 'name', 'id', 'change', 'by', 'run', 'now'],
    users.map(({ id, username, kind, by }) => [
      username,
      roster.find(id)?.name ?? null,
      id,
      kind,
      sourceCell(by),
      by?.kind === 'run' ? by.runId : null,
      nowCell(id, roster),
    ]),
  );
}

export function changesToJson(
  users: readonly ChangedUser[],
  roster: Roster,
  about: Readonly<Record<string, unknown>>,
): string {
  const list = users.map(({ id, username, kind, by }) => ({
    id,
    username,
    change: kind,
    by: sourceCell(by),
    run: by?.kind === 'run' ? by.runId : null,
    now: nowCell(id, roster),
  }));
  return toJson({ format: 'duo-seats-changes', version: 1, ...about, users: list });
}

function sourceCell(by: ChangeSource | null): string | null {
  if (by === null) return null;
  if (by.kind === 'elsewhere') return 'not from this browser';
  return by.certain ? 'run' : 'perhaps a run';
}

function nowCell(id: string, roster: Roster): string {
  const now = stateNow(id, roster);
  return typeof now === 'string' ? NOW[now] : now.state;
}

const NOW = {
  holds: 'has a seat',
  free: 'eligible',
  gone: 'not eligible',
  unknown: 'unknown',
} as const;

import { useCallback, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { JournalRun, RunHeader } from '../../domain/journal/journal';
import { exportRun } from '../../domain/run/report/report-export';
import { reportOfRun } from '../../domain/run/report/build-report';
import type { Report } from '../../domain/run/report/report';
import { useSession } from '../../gitlab/session/session-context';
import { fileName, JSON_TYPE, saveFile } from '../../lib/save-file';
import { openJournal } from '../../storage/journal-db';
import { useAnnounce } from '../../ui/feedback/live-region';
import { useWorkspaces } from '../../workspace/workspace';
import { useFollowUps } from '../shared/plans/follow-ups';
import type { ListedRun } from './journal-runs';
import { runFileParts } from './run-label';

/** What can be done with a run in the list. */
export function useRunActions() {
  const workspaces = useWorkspaces();
  const { instance, canWrite } = useSession();
  /** A report does not say which purchase it is about. */
  const headers = useRef(new Map<string, RunHeader>());
  const followUps = useFollowUps(
    useCallback(
      ({ runId }: Report) => {
        const header = headers.current.get(runId);
        if (!header) throw new Error(`No run ${runId}`);
        return workspaces.open(header.scope, header.purchase);
      },
      [workspaces],
    ),
  );
  async function withRun(header: RunHeader) {
    return (await openJournal()).get(header.id);
  }
  async function undo(header: RunHeader) {
    const run = await withRun(header);
    if (!run) return;
    headers.current.set(header.id, header);
    followUps.ask('undo', reportOfRun(run));
  }
  async function save(header: RunHeader) {
    const run = await withRun(header);
    if (run)
      saveFile(
        fileName(runFileParts('run', header), 'json', header.startedAt),
        exportRun(run),
        JSON_TYPE,
      );
  }
  return {
    element: followUps.element,
    onUndo: (header: RunHeader) => void undo(header),
    onExport: (header: RunHeader) => void save(header),
    isHere: (header: RunHeader) => header.instance === instance,
    mayChange: (header: RunHeader) => canWrite && header.instance === instance,
  };
}

/** Deletes runs from the journal. */
export function useDelete(onDone: () => void) {
  const t = useTranslations('activity');
  const announce = useAnnounce();
  return async (runs: readonly ListedRun[]) => {
    const journal = await openJournal();
    for (const { header } of runs) await journal.delete(header.id);
    announce(t('deleted', { count: runs.length }));
    onDone();
  };
}

/** Saves the runs in one file. */
export async function exportAll(runs: readonly ListedRun[]): Promise<void> {
  const journal = await openJournal();
  const found = await Promise.all(runs.map(({ header }) => journal.get(header.id)));
  const whole: readonly JournalRun[] = found.filter((run) => run !== null);
  const file = { format: 'duo-seats-journal', version: 1, runs: whole };
  // Without line breaks, as it may be large.
  saveFile(fileName(['runs'], 'json'), `${JSON.stringify(file)}\n`, JSON_TYPE);
}

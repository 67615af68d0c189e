import { useEffect, useState, useSyncExternalStore } from 'react';
import { whenIdle } from '../../lib/when-idle';
import { preloadDialogs } from '../../ui/layout/lazy-part';
import { useAppLocale } from '../../ui/messages/messages-provider';
import { useWorkspaces, type Workspace } from '../../workspace/workspace';

/** On a page without a list of users, and for a list that is late. */
const AT_THE_LATEST_MS = 4_000;

/**
 * Fetches the code of all dialogs and of what they show once what the page was opened for is shown and the browser is idle.
 * @returns whether that time has come, for what else can wait.
 */
export function useCodeAfterRows(): boolean {
  const locale = useAppLocale();
  const isShown = useRowsShown();
  const [isTime, setIsTime] = useState(false);
  useEffect(() => (isShown ? whenIdle(() => setIsTime(true)) : undefined), [isShown]);
  useEffect(() => {
    if (!isTime) return;
    // The details of a user say since when the seat is held.
    import('../../features/shared/history/seat-since').catch(() => undefined);
    // They offer to read an email address, too.
    import('../../features/shared/emails/read-emails').catch(() => undefined);
    void preloadDialogs(locale);
  }, [isTime, locale]);
  return isTime;
}

/** True from the first users on, or from the answer that there are none; on a page without users soon. */
function useRowsShown(): boolean {
  const workspaces = useWorkspaces();
  const all = useSyncExternalStore(workspaces.subscribe, workspaces.all);
  const [isShown, setIsShown] = useState(false);

  useEffect(() => {
    if (isShown) return undefined;
    const check = () => {
      if (all.some(hasAnswer)) setIsShown(true);
    };
    check();
    const stops = all.map(({ roster }) => roster.subscribe(check));
    return () => {
      for (const stop of stops) stop();
    };
  }, [all, isShown]);

  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), AT_THE_LATEST_MS);
    return () => clearTimeout(timer);
  }, []);
  return isShown;
}

function hasAnswer({ roster }: Pick<Workspace, 'roster'>): boolean {
  const { users, status } = roster.getSnapshot();
  return users.length > 0 || (status.kind !== 'idle' && status.kind !== 'loading');
}

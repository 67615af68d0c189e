import { useEffect, useSyncExternalStore } from 'react';
import { useLocale } from 'use-intl';
import { whenIdle } from '../../lib/when-idle';
import { preloadDialogs } from '../../ui/layout/lazy-part';
import { useWorkspaces } from '../../workspace/workspace';

/** Fetches the code of all dialogs once the first users are shown and the browser is idle. */
export function usePreloadedDialogs(): void {
  const locale = useLocale();
  const workspaces = useWorkspaces();
  const all = useSyncExternalStore(workspaces.subscribe, workspaces.all);
  useEffect(() => {
    let cancel: (() => void) | null = null;
    function check() {
      // A list can be complete and empty.
      const hasRows = all.some(({ roster }) => {
        const { users, asOf } = roster.getSnapshot();
        return users.length > 0 || asOf !== null;
      });
      if (hasRows) cancel ??= whenIdle(() => void preloadDialogs(locale));
    }
    check();
    const stops = all.map(({ roster }) => roster.subscribe(check));
    return () => {
      cancel?.();
      for (const stop of stops) stop();
    };
  }, [all, locale]);
}

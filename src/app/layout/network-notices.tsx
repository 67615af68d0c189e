import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { online } from '../../lib/online';
import { Button } from '../../ui/controls/button';
import { Banner } from '../../ui/feedback/banner';
import { useAnnounce } from '../../ui/feedback/live-region';
import type { Workspace } from '../../workspace/workspace';
import { useWorkspaces } from '../../workspace/workspace';

/** After this long away, the seats on screen may no longer be true. */
const AWAY_MS = 10 * 60_000;

/** How often a visible page checks whether the computer was asleep. */
const CHECK_MS = 15_000;

/** Says when the browser is offline, and when the seats on screen are old. */
export function NetworkNotices() {
  const workspaces = useWorkspaces();
  const client = useApolloClient();
  const all = useSyncExternalStore(workspaces.subscribe, workspaces.all);
  const cameBack = useCameBack();
  const [dismissed, setDismissed] = useState<number | null>(null);
  useFreshCounters(all);

  const refetch = useCallback(
    () => void client.refetchQueries({ include: 'active' }).catch(() => undefined),
    [client],
  );
  const onBack = useCallback(() => {
    for (const { roster } of workspaces.all()) {
      const { status, failures } = roster.getSnapshot();
      const wasCutOff = failures.some(({ kind }) => kind === 'network');
      if (status.kind === 'partial' && wasCutOff) roster.retry();
    }
    refetch();
  }, [workspaces, refetch]);

  const asOf =
    cameBack !== null && cameBack !== dismissed ? oldestRead(all, cameBack - AWAY_MS) : null;
  return (
    <>
      <OfflineBanner onBack={onBack} />
      {asOf !== null && (
        <StaleBanner
          asOf={asOf}
          onDismiss={() => setDismissed(cameBack)}
          onRefresh={() => {
            setDismissed(cameBack);
            for (const { roster } of all) roster.refresh();
            refetch();
          }}
        />
      )}
    </>
  );
}

/** When the oldest roster was read (ms), of those read before `before`; null where all are newer. */
function oldestRead(workspaces: readonly Workspace[], before: number): number | null {
  const times = workspaces.flatMap(({ roster }) => roster.getSnapshot().asOf ?? []);
  const old = times.filter((asOf) => asOf <= before);
  return old.length > 0 ? Math.min(...old) : null;
}

/** Shown while the browser is offline. `onBack` is called when it is online again. */
function OfflineBanner({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('network');
  const announce = useAnnounce();
  const isOnline = useSyncExternalStore(online.subscribe, online.getSnapshot);
  const was = useRef(isOnline);

  useEffect(() => {
    if (isOnline && !was.current) {
      announce(t('back'));
      onBack();
    }
    was.current = isOnline;
  }, [isOnline, announce, onBack, t]);

  if (isOnline) return null;
  return (
    <Banner tone="caution" title={t('offlineTitle')}>
      {t('offlineText')}
    </Banner>
  );
}

type StaleBannerProps = {
  /** When the users were read (ms). */
  readonly asOf: number;
  readonly onRefresh: () => void;
  readonly onDismiss: () => void;
};

/** Offers to read the seats again after a long time in the background. */
function StaleBanner({ asOf, onRefresh, onDismiss }: StaleBannerProps) {
  const t = useTranslations('network');
  const format = useFormatter();
  return (
    <Banner
      tone="info"
      title={t('staleTitle')}
      onDismiss={onDismiss}
      actions={
        <Button size="small" onClick={onRefresh}>
          {t('refresh')}
        </Button>
      }
    >
      {t('staleText', { time: format.dateTime(asOf, { timeStyle: 'short', dateStyle: 'medium' }) })}
    </Banner>
  );
}

/**
 * When the page was last shown again (ms) after it was hidden, or the computer asleep, for at least
 * `AWAY_MS`; null until then.
 */
function useCameBack(): number | null {
  const [cameBack, setCameBack] = useState<number | null>(null);
  useEffect(() => {
    let lastSeen = Date.now();
    function check() {
      const now = Date.now();
      if (document.visibilityState === 'visible' && now - lastSeen >= AWAY_MS) setCameBack(now);
      lastSeen = now;
    }
    // Timers stand still while a computer sleeps, so the first tick afterwards shows the gap.
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') check();
    }, CHECK_MS);
    document.addEventListener('visibilitychange', check);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', check);
    };
  }, []);
  return cameBack;
}

/** Reads the counters again whenever the users were, so that both agree. */
function useFreshCounters(workspaces: readonly Workspace[]): void {
  useEffect(() => {
    const stops = workspaces.map(({ roster, gateway }) => {
      let asOf = roster.getSnapshot().asOf;
      return roster.subscribe(() => {
        const now = roster.getSnapshot().asOf;
        if (now === asOf) return;
        // The first users came right after the counters. If reading fails, the old counters stay.
        if (asOf !== null) void gateway.readPurchase().catch(() => undefined);
        asOf = now;
      });
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [workspaces]);
}

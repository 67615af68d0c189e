import Button from '@mui/material/Button';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Roster } from '../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import { Banner } from '../../ui/feedback/banner';

type RosterNoteProps = {
  readonly roster: Roster;
  /** What follows from not knowing everybody. */
  readonly children: string;
};

/** Says so when not all users are loaded, and offers to go on. Nothing when they are. */
export function RosterNote({ roster, children }: RosterNoteProps) {
  const t = useTranslations('userList.roster');
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const { usersComplete, total, users } = snapshot;
  if (usersComplete) return null;
  const action = actionOf(roster, snapshot);
  return (
    <Banner
      tone="caution"
      title={
        total === null
          ? t('loadedOpen', { loaded: users.length })
          : t('loaded', { loaded: users.length, total })
      }
      {...(action && {
        actions: (
          <Button size="small" onClick={action.act}>
            {t(action.label)}
          </Button>
        ),
      })}
    >
      {children} {snapshot.status.kind === 'loading' && t('follows')}
    </Banner>
  );
}

type NoteAction = { readonly label: 'load' | 'goOn' | 'retry'; readonly act: () => void };

/** Null while there is nothing to do but wait. */
function actionOf(roster: Roster, { status }: RosterSnapshot): NoteAction | null {
  switch (status.kind) {
    case 'idle':
    case 'asking':
      return { label: 'load', act: () => roster.load({ confirmed: true }) };
    case 'paused':
      return status.reason === 'person' ? { label: 'goOn', act: () => roster.resume() } : null;
    case 'partial':
    case 'failed':
      return { label: 'retry', act: () => roster.retry() };
    case 'loading':
    case 'complete':
      return null;
  }
}

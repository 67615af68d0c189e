import Button from '@mui/material/Button';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import type { Roster } from '../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import type { EmailAddresses } from '../../gitlab/emails/email-addresses';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { Banner } from '../../ui/feedback/banner';
import { EmailsNote } from '../shared/emails/emails';
import { MAX_LOOK_UPS } from '../shared/look-up';
import type { ImportedList, ImportedListState } from './imported-list';
import styles from './match-summary.module.css';

type LookUpNoteProps = { readonly list: ImportedList; readonly state: ImportedListState };

/** Offers to ask GitLab about unknown users, shows the progress, then the outcome. */
export function LookUpNote({ list, state }: LookUpNoteProps) {
  const t = useTranslations('userList.lookUp');
  const errors = useTranslations('errors.gateway');
  const { lookUp, askable } = state;
  if (lookUp.kind === 'running') {
    const { done, total } = lookUp;
    return (
      <Banner
        tone="info"
        title={t('running', { done, total })}
        actions={
          <Button size="small" onClick={list.stopLookUp}>
            {t('stop')}
          </Button>
        }
      >
        <ProgressBar
          className={styles.progress}
          label={t('label')}
          share={total === 0 ? 0 : done / total}
        />
      </Banner>
    );
  }
  const next = Math.min(askable.length, MAX_LOOK_UPS);
  const button = next > 0 && (
    <Button size="small" onClick={list.lookUp}>
      {next < askable.length
        ? t('askFirst', { count: next, all: askable.length })
        : t('ask', { count: next })}
    </Button>
  );
  if (lookUp.kind === 'done') {
    const { requested, found, stopped } = lookUp;
    const failed = stopped !== null && stopped !== 'canceled';
    return (
      <Banner
        tone={failed ? 'caution' : 'info'}
        title={t('done', { asked: requested, found })}
        {...(button && { actions: button })}
      >
        {failed ? `${errors(`${stopped}.title`)}. ${errors(`${stopped}.action`)}.` : t('rest')}
      </Banner>
    );
  }
  if (!button || state.phase !== 'ready') return null;
  const emails = askable.some(({ identifiers }) =>
    identifiers.some(({ kind }) => kind === 'email'),
  );
  return (
    <Banner tone="info" actions={button}>
      {t(emails ? 'whyEmails' : 'why')}
    </Banner>
  );
}

type UnknownEmailsProps = {
  readonly emails: EmailAddresses;
  readonly state: ImportedListState;
};

/** Offers to read e-mail addresses where the list has some that match nobody; it is matched again with them. */
export function UnknownEmailsNote({ emails, state }: UnknownEmailsProps) {
  const { kind } = useSyncExternalStore(emails.subscribe, emails.getSnapshot);
  const isUseful = state.matches.unknown.some(({ identifiers }) =>
    identifiers.some((one) => one.kind === 'email'),
  );
  return (kind === 'loading' || isUseful) && <EmailsNote emails={emails} />;
}

type RosterNoteProps = {
  readonly roster: Roster;
  /** What follows from an incomplete list of users. */
  readonly children: string;
};

/** Says that not all users are loaded, and offers to load them. Nothing when all are. */
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

/** Null while all one can do is wait. */
function actionOf(roster: Roster, { status }: RosterSnapshot): NoteAction | null {
  switch (status.kind) {
    case 'idle':
    case 'asking':
      return { label: 'load', act: () => roster.load({ confirmed: true }) };
    case 'paused':
      return status.reason === 'user' ? { label: 'goOn', act: () => roster.resume() } : null;
    case 'partial':
    case 'failed':
      return { label: 'retry', act: () => roster.retry() };
    case 'loading':
    case 'complete':
      return null;
  }
}

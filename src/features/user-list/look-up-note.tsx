import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useTranslations } from 'use-intl';
import { Banner } from '../../ui/feedback/banner';
import { MAX_LOOK_UPS } from '../shared/look-up';
import styles from './look-up-note.module.css';
import type { ImportedList, ImportedListState } from './user-list';

type LookUpNoteProps = { readonly list: ImportedList; readonly state: ImportedListState };

/** Offers to ask GitLab for those whom nobody here knows, with progress, and says what came of it. */
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
        <LinearProgress
          className={styles.progress ?? ''}
          variant="determinate"
          value={total === 0 ? 0 : (done / total) * 100}
          aria-label={t('label')}
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
    const failed = stopped !== null && stopped !== 'cancelled';
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

import { useTranslations } from 'use-intl';
import type { PlanSubject, SeatAction } from '../../domain/plan/plan';
import type { Roster } from '../../domain/roster/roster-options';
import type { EmailAddresses } from '../../gitlab/emails/email-addresses';
import type { ListSource } from './imported-list';
import { ListDialog } from './list-dialog';
import { LookUpNote, RosterNote, UnknownEmailsNote } from './list-notes';
import { MatchSummary } from './match-summary';
import { useImportedList } from './use-imported-list';
import styles from './user-list-dialog.module.css';
import { UserListField } from './user-list-field';

type UserListDialogProps = {
  readonly action: SeatAction;
  readonly roster: Roster;
  readonly emails: EmailAddresses;
  readonly draft: ListSource | null;
  readonly onDraft: (source: ListSource | null) => void;
  readonly onReview: (subjects: readonly PlanSubject[]) => void;
  readonly onCancel: () => void;
};

/** Assigns or removes the seats of users in a list: pasted, typed, dropped or chosen as a file. */
export function UserListDialog(props: UserListDialogProps) {
  const { action, roster, emails, draft, onDraft, onReview, onCancel } = props;
  const t = useTranslations('userList.people');
  const input = useImportedList({ roster, draft, onDraft });
  const { state, list } = input;

  const blockedBy =
    state.phase === 'reading'
      ? t('waiting')
      : state.matches.found.length === 0
        ? t('nobody')
        : null;

  return (
    <ListDialog
      title={t(action === 'assign' ? 'assignTitle' : 'removeTitle')}
      blockedBy={blockedBy}
      onReview={() => onReview(state.matches.subjects)}
      onCancel={onCancel}
    >
      <div className={styles.columns}>
        <UserListField input={input} label={t('label')} rows={11} takesFocus />
        <div className={styles.side}>
          <MatchSummary input={input} />
          <RosterNote roster={roster}>{t('incomplete')}</RosterNote>
          <UnknownEmailsNote emails={emails} state={state} />
          <LookUpNote list={list} state={state} />
        </div>
      </div>
    </ListDialog>
  );
}

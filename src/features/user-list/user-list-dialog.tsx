import { useTranslations } from 'use-intl';
import type { PlanSubject, SeatAction } from '../../domain/plan/plan';
import type { Roster } from '../../domain/roster/roster-options';
import { LookUpNote } from './look-up-note';
import { MatchSummary } from './match-summary';
import styles from './user-list-dialog.module.css';
import { UserListField } from './user-list-field';
import type { ListSource } from './list-source';
import { RosterNote } from './roster-note';
import { TransferFrame } from './list-dialog-frame';
import { useImportedList } from './use-user-list';

type UserListDialogProps = {
  readonly action: SeatAction;
  readonly roster: Roster;
  readonly draft: ListSource | null;
  readonly onDraft: (source: ListSource | null) => void;
  readonly onReview: (subjects: readonly PlanSubject[]) => void;
  readonly onCancel: () => void;
};

/** Assigns or removes the seats of people named by a list: pasted, typed, dropped or chosen as a file. */
export function UserListDialog(props: UserListDialogProps) {
  const { action, roster, draft, onDraft, onReview, onCancel } = props;
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
    <TransferFrame
      title={t(action === 'assign' ? 'assignTitle' : 'removeTitle')}
      blockedBy={blockedBy}
      onReview={() => onReview(state.matches.subjects)}
      onCancel={onCancel}
    >
      <div className={styles.columns}>
        <UserListField input={input} label={t('label')} rows={11} takesFocus />
        <div className={styles.side}>
          <MatchSummary state={state} />
          <RosterNote roster={roster}>{t('incomplete')}</RosterNote>
          <LookUpNote list={list} state={state} />
        </div>
      </div>
    </TransferFrame>
  );
}

import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import {
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslations } from 'use-intl';
import { MOST_PATTERNS, MOST_RULES, type ProtectionRule } from '../../domain/plan/protected-users';
import type { Roster } from '../../domain/roster/roster-options';
import { Banner } from '../../ui/feedback/banner';
import type { Workspace } from '../../workspace/workspace';
import { DialogFrame } from '../shared/dialog-frame';
import { findUsers } from '../shared/look-up';
import { AddProtectedUsers, type FindUsers } from './add-protected-users';
import { ProtectedUsersFiles } from './protected-users-files';
import { ProtectedUsersList } from './protected-users-list';
import styles from './protected-users-dialog.module.css';
import { matchRules, mergeRules, ruleKey } from './rules';

type ProtectedUsersPanelProps = {
  readonly workspace: Workspace;
  /** How many users have just been added, when that is why it opens. */
  readonly added?: number | null;
  readonly onClose: () => void;
};

/** The protected users of a workspace, in a dialog that changes them. */
export function ProtectedUsersPanel({
  workspace,
  added = null,
  onClose,
}: ProtectedUsersPanelProps) {
  const { roster, protectedUsers } = workspace;
  const state = useSyncExternalStore(protectedUsers.subscribe, protectedUsers.getSnapshot);
  // Another tab may have changed them.
  useEffect(() => void protectedUsers.refresh(), [protectedUsers]);
  return (
    <ProtectedUsersDialog
      rules={state.rules}
      unreadable={state.kind === 'unreadable'}
      durable={state.durable}
      roster={roster}
      added={added}
      onSave={(next) => void protectedUsers.save(next)}
      findUsers={(text) => findUsers(text, roster)}
      onClose={onClose}
    />
  );
}

type ProtectedUsersDialogProps = {
  readonly rules: readonly ProtectionRule[];
  /** What is stored cannot be understood. */
  readonly unreadable: boolean;
  /** False where the browser keeps nothing. */
  readonly durable: boolean;
  readonly roster: Roster;
  readonly added: number | null;
  readonly onSave: (rules: readonly ProtectionRule[]) => void;
  readonly findUsers: FindUsers;
  readonly onClose: () => void;
};

/** The users that bulk removals leave out: the rules, whom they match now, and how to change them. */
export function ProtectedUsersDialog(props: ProtectedUsersDialogProps) {
  const { rules, unreadable, durable, roster, added, onSave, findUsers, onClose } = props;
  const t = useTranslations('protectedUsers');
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const users = useDeferredValue(snapshot.users);
  const matches = useMemo(() => matchRules(rules, users), [rules, users]);
  const [message, setMessage] = useState(added === null ? '' : t('added', { count: added }));
  /** The list before the last removal. */
  const [before, setBefore] = useState<readonly ProtectionRule[] | null>(null);
  const messageRef = useRef<HTMLDivElement>(null);

  function add(more: readonly ProtectionRule[]) {
    const merged = mergeRules(rules, more);
    if (merged === null) {
      setBefore(null);
      setMessage(t('tooMany', { rules: MOST_RULES, patterns: MOST_PATTERNS }));
      return;
    }
    const had = more.length - merged.added.length;
    if (merged.added.length > 0) onSave(merged.rules);
    setBefore(null);
    setMessage(
      [
        merged.added.length > 0 && t('added', { count: merged.added.length }),
        had > 0 && t('had', { count: had }),
      ]
        .filter(Boolean)
        .join(' '),
    );
  }

  function remove(removed: readonly ProtectionRule[]) {
    const keys = new Set(removed.map(ruleKey));
    // Rules that cannot be read cannot be restored.
    setBefore(unreadable ? null : rules);
    onSave(rules.filter((rule) => !keys.has(ruleKey(rule))));
    setMessage(unreadable ? t('listDeleted') : t('removed', { count: removed.length }));
    keepFocus();
  }

  function undo() {
    if (before) onSave(before);
    setBefore(null);
    setMessage(t('undone'));
    keepFocus();
  }

  /** The pressed button disappears; without this the focus would leave the dialog, and Escape would not close it. */
  function keepFocus() {
    messageRef.current?.focus();
  }

  return (
    <DialogFrame
      title={t('title')}
      closeLabel={t('close')}
      maxWidth="sm"
      closesOnBackdrop
      onClose={onClose}
    >
      <DialogContent className={styles.content ?? ''}>
        <p className={styles.lead}>{t('lead')}</p>
        {unreadable && (
          <Banner
            tone="danger"
            title={t('unreadableTitle')}
            actions={
              <Button size="small" onClick={() => remove(rules)}>
                {t('deleteList')}
              </Button>
            }
          >
            {t('unreadable')}
          </Banner>
        )}
        {!durable && <Banner tone="caution">{t('notKept')}</Banner>}
        <AddProtectedUsers onAdd={add} findUsers={findUsers} users={users} />
        <div ref={messageRef} className={styles.message} tabIndex={-1}>
          <span role="status">{message}</span>
          {before && (
            <Button size="small" variant="text" onClick={undo}>
              {t('undo')}
            </Button>
          )}
        </div>
        <ProtectedUsersList
          rules={rules}
          matches={matches}
          snapshot={snapshot}
          onRemove={(rule) => remove([rule])}
        />
      </DialogContent>
      <DialogActions className={styles.actions ?? ''}>
        <ProtectedUsersFiles rules={rules} onImport={add} onClear={() => remove(rules)} />
        <Button variant="contained" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogActions>
    </DialogFrame>
  );
}

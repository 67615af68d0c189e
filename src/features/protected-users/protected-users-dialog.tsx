import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useDeferredValue, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { MOST_PATTERNS, MOST_RULES, type ProtectionRule } from '../../domain/plan/protected-users';
import type { Roster } from '../../domain/roster/roster-options';
import { Banner } from '../../ui/feedback/banner';
import { AddProtectedUsers, type FindUsers } from './add-protected-users';
import { ProtectionFiles } from './protected-users-files';
import { ProtectionList } from './protected-users-list';
import styles from './protected-users-dialog.module.css';
import { mergeRules, ruleKey } from './rule-draft';
import { matchRules } from './rule-matches';

type ProtectionDialogProps = {
  readonly rules: readonly ProtectionRule[];
  /** What is stored cannot be understood. */
  readonly unreadable: boolean;
  /** False where the browser keeps nothing. */
  readonly durable: boolean;
  readonly roster: Roster;
  /** How many users have just been added, when that is why it opens. */
  readonly added: number | null;
  readonly onSave: (rules: readonly ProtectionRule[]) => void;
  readonly findUsers: FindUsers;
  readonly onClose: () => void;
};

/** Who is left alone by bulk removals: the list, whom it matches now, and what can be done with it. */
export function ProtectedUsersDialog(props: ProtectionDialogProps) {
  const { rules, unreadable, durable, roster, added, onSave, findUsers, onClose } = props;
  const t = useTranslations('protectedUsers');
  const id = useId();
  const isNarrow = useMediaQuery('(max-width: 700px)', { noSsr: true });
  const snapshot = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const users = useDeferredValue(snapshot.users);
  const matches = useMemo(() => matchRules(rules, users), [rules, users]);
  const [label, setText] = useState(added === null ? '' : t('added', { count: added }));
  /** The list before the last removal. */
  const [before, setBefore] = useState<readonly ProtectionRule[] | null>(null);
  const news = useRef<HTMLDivElement>(null);

  function add(more: readonly ProtectionRule[]) {
    const merged = mergeRules(rules, more);
    if (merged === null) {
      setBefore(null);
      setText(t('tooMany', { rules: MOST_RULES, patterns: MOST_PATTERNS }));
      return;
    }
    const had = more.length - merged.added.length;
    if (merged.added.length > 0) onSave(merged.rules);
    setBefore(null);
    setText(
      [
        merged.added.length > 0 && t('added', { count: merged.added.length }),
        had > 0 && t('had', { count: had }),
      ]
        .filter(Boolean)
        .join(' '),
    );
  }

  function remove(gone: readonly ProtectionRule[]) {
    const keys = new Set(gone.map(ruleKey));
    // What cannot be read cannot be put back.
    setBefore(unreadable ? null : rules);
    onSave(rules.filter((rule) => !keys.has(ruleKey(rule))));
    setText(unreadable ? t('listDeleted') : t('removed', { count: gone.length }));
    keepFocus();
  }

  function undo() {
    if (before) onSave(before);
    setBefore(null);
    setText(t('undone'));
    keepFocus();
  }

  /** The pressed button goes away; without this the focus would leave the dialog, and Escape its close. */
  function keepFocus() {
    news.current?.focus();
  }

  return (
    <Dialog
      open
      maxWidth="sm"
      fullScreen={isNarrow}
      slotProps={{ paper: { className: styles.paper } }}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
    >
      <div className={styles.head}>
        <DialogTitle id={`${id}-title`}>{t('title')}</DialogTitle>
        <IconButton size="small" aria-label={t('close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
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
        <div ref={news} className={styles.news} tabIndex={-1}>
          <span role="status">{label}</span>
          {before && (
            <Button size="small" variant="text" onClick={undo}>
              {t('undo')}
            </Button>
          )}
        </div>
        <ProtectionList
          rules={rules}
          matches={matches}
          snapshot={snapshot}
          onRemove={(rule) => remove([rule])}
        />
      </DialogContent>
      <DialogActions className={styles.actions ?? ''}>
        <ProtectionFiles rules={rules} onImport={add} onClear={() => remove(rules)} />
        <Button variant="contained" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

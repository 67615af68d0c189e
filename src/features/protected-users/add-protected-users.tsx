import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type SubmitEvent, useDeferredValue, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ProtectionRule } from '../../domain/plan/protected-users';
import type { SeatUser } from '../../domain/seat-user';
import { USER_STATES, useUserStateLabel } from '../shared/use-user-state-label';
import styles from './add-protected-users.module.css';
import { draftRule, matchRules, PATTERN_KINDS } from './rules';

/** Finds the users that a text names, here or on GitLab; `missing` are the names that match nobody. */
export type FindUsers = (text: string) => Promise<{
  readonly users: readonly SeatUser[];
  readonly missing: readonly string[];
}>;

type AddProtectedUsersProps = {
  readonly users: readonly SeatUser[];
  readonly onAdd: (rules: readonly ProtectionRule[]) => void;
  readonly findUsers: FindUsers;
};

const KINDS = ['user', ...PATTERN_KINDS] as const;
type Kind = (typeof KINDS)[number];

/** Adds users by name, or a rule, with a preview of the users it matches. */
export function AddProtectedUsers({ users, onAdd, findUsers }: AddProtectedUsersProps) {
  const t = useTranslations('protectedUsers');
  const stateLabel = useUserStateLabel();
  const [kind, setKind] = useState<Kind>('user');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const rule = kind === 'user' ? null : draftRule(kind, text);
  const preview = usePreview(rule, users);

  function choose(next: Kind) {
    setKind(next);
    setText(next === 'state' ? 'blocked' : '');
    setProblem(null);
  }

  async function addUsers() {
    setBusy(true);
    const { users: found, missing } = await findUsers(text);
    setBusy(false);
    if (found.length > 0) {
      onAdd(found.map(({ id, username }) => ({ kind: 'user', userId: id, username })));
    }
    setText(missing.join('\n'));
    setProblem(
      missing.length > 0 ? t('add.missing', { names: missing.slice(0, 5).join(', ') }) : null,
    );
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (busy) return;
    if (text.trim() === '') setProblem(t(`add.empty.${kind}`));
    else if (kind === 'user') void addUsers();
    else if (rule === null) setProblem(t(`add.wrong.${kind}`));
    else {
      onAdd([rule]);
      if (kind !== 'state') setText('');
      setProblem(null);
    }
  }

  const common = {
    label: t(`add.labels.${kind}`),
    value: text,
    error: problem !== null,
    helperText: problem ?? preview ?? t(`add.help.${kind}`),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText(event.target.value);
      setProblem(null);
    },
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        select
        label={t('add.by')}
        className={styles.kind ?? ''}
        value={kind}
        onChange={(event) => {
          const next = KINDS.find((one) => one === event.target.value);
          if (next) choose(next);
        }}
      >
        {KINDS.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`kinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {kind === 'state' ? (
        <TextField {...common} select>
          {USER_STATES.map((state) => (
            <MenuItem key={state} value={state}>
              {stateLabel(state)}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        <TextField
          {...common}

          slotProps={{
            htmlInput: { spellCheck: false, autoCapitalize: 'off', autoComplete: 'off' },
          }}
        />
      )}
      <Button type="submit" className={styles.submit ?? ''} aria-disabled={busy}>
        {t('add.submit')}
      </Button>
    </form>
  );
}

/** How many users the typed rule would protect; null while there is no rule. */
function usePreview(rule: ProtectionRule | null, users: readonly SeatUser[]): string | null {
  const t = useTranslations('protectedUsers');
  const settled = useDeferredValue(rule);
  const match = useMemo(
    () => (settled === null ? null : matchRules([settled], users)),
    [settled, users],
  );
  if (rule === null || match === null) return null;
  return t('preview', { users: match.users, holders: match.holders });
}

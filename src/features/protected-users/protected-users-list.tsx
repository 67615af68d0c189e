import RemoveIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ProtectionRule } from '../../domain/plan/protected-users';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import { useUserStateLabel } from '../shared/use-user-state-label';
import styles from './protected-users-list.module.css';
import { ruleKey, type RuleMatch, type RuleMatches } from './rules';

type ProtectedUsersListProps = {
  readonly rules: readonly ProtectionRule[];
  readonly matches: RuleMatches;
  readonly snapshot: RosterSnapshot;
  readonly onRemove: (rule: ProtectionRule) => void;
};

const SHOWN = 50;
/** A list that fits on the screen needs no search. */
const SEARCHED_ABOVE = 10;

/** The rules, and the users they protect now. */
export function ProtectedUsersList({
  rules,
  matches,
  snapshot,
  onRemove,
}: ProtectedUsersListProps) {
  const t = useTranslations('protectedUsers');
  const stateLabel = useUserStateLabel();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(SHOWN);
  if (rules.length === 0) return <p className={styles.empty}>{t('empty')}</p>;

  const wanted = text.trim().toLowerCase();
  const visible = rules.filter((rule) => {
    if (wanted === '') return true;
    const name = rule.kind === 'user' ? (snapshot.find(rule.userId)?.name ?? '') : '';
    return `${ruleValue(rule, stateLabel)} ${name}`.toLowerCase().includes(wanted);
  });
  const { usersComplete, total, users } = snapshot;
  return (
    <section aria-label={t('list')}>
      <p className={styles.sum}>
        <strong>{t('protectedNow', { users: matches.users })}</strong>{' '}
        {t('holding', { holders: matches.holders })}
        {!usersComplete && (
          <span className={styles.partial}>
            {' '}
            {total === null
              ? t('partialOpen', { loaded: users.length })
              : t('partial', { loaded: users.length, total })}
          </span>
        )}
      </p>
      {rules.length > SEARCHED_ABOVE && (
        <TextField
          type="search"
          value={text}
          placeholder={t('find')}
          className={styles.find ?? ''}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': t('find') } }}
        />
      )}
      <ul className={styles.rules}>
        {visible.slice(0, shown).map((rule) => (
          <Rule
            key={ruleKey(rule)}
            rule={rule}
            match={matches.byRule.get(ruleKey(rule))}
            onRemove={() => onRemove(rule)}
          />
        ))}
      </ul>
      {visible.length === 0 && <p className={styles.empty}>{t('findNone')}</p>}
      {visible.length > shown && (
        <Button size="small" onClick={() => setShown(shown + SHOWN)}>
          {t('more', { count: Math.min(SHOWN, visible.length - shown) })}
        </Button>
      )}
    </section>
  );
}

type RuleProps = {
  readonly rule: ProtectionRule;
  readonly match: RuleMatch | undefined;
  readonly onRemove: () => void;
};

function Rule({ rule, match, onRemove }: RuleProps) {
  const t = useTranslations('protectedUsers');
  const kind = t(`kinds.${rule.kind}`);
  const value = ruleValue(rule, useUserStateLabel());
  const user = rule.kind === 'user' ? match?.some[0] : undefined;
  return (
    <li className={styles.rule}>
      <div className={styles.label}>
        <span className={styles.kind}>{kind}</span>
        <span className={styles.value}>
          {user && <bdi>{user.name}</bdi>} <span className={user && styles.quiet}>{value}</span>
        </span>
        {rule.kind === 'user' ? (
          <span className={styles.quiet}>
            {user ? (user.holdsSeat ? t('holds') : t('noSeat')) : t('notLoaded')}
          </span>
        ) : (
          <Matched match={match} />
        )}
      </div>
      <IconButton
        size="small"
        aria-label={t('remove', { rule: `${kind} ${value}` })}
        title={t('removeShort')}
        onClick={onRemove}
      >
        <RemoveIcon />
      </IconButton>
    </li>
  );
}

function Matched({ match }: { readonly match: RuleMatch | undefined }) {
  const t = useTranslations('protectedUsers');
  const [open, setOpen] = useState(false);
  const { users = 0, holders = 0, some = [] } = match ?? {};
  const label = t('matches', { users, holders });
  if (users === 0) return <span className={styles.quiet}>{label}</span>;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && (
        <ul className={styles.names}>
          {some.map((user) => (
            <li key={user.id}>
              <bdi>{user.name}</bdi> <span className={styles.quiet}>@{user.username}</span>
            </li>
          ))}
          {users > some.length && <li>{t('andMore', { count: users - some.length })}</li>}
        </ul>
      )}
    </details>
  );
}

function ruleValue(rule: ProtectionRule, stateLabel: (state: string) => string): string {
  switch (rule.kind) {
    case 'user':
      return `@${rule.username}`;
    case 'username':
      return rule.pattern;
    case 'email-domain':
      return rule.domain;
    case 'state':
      return stateLabel(rule.state);
  }
}

import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Suggestion } from './imported-list';
import styles from './match-summary.module.css';
import { MAX_SUGGESTED } from './suggester';
import type { ImportedListInput } from './use-imported-list';

const SHOWN_AT_ONCE = 50;

/** The users whom lines that match nobody may mean. Nothing is taken until the user accepts it. */
export function ListSuggestions({ input }: { readonly input: ImportedListInput }) {
  const t = useTranslations('userList.suggestions');
  const { suggestions, matches } = input.state;
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const id = useId();
  if (suggestions.length === 0) return null;
  const shown = suggestions.slice(0, limit);
  const open = shown.filter(({ accepted }) => !accepted);
  const left = suggestions.length - shown.length;
  const notAll = matches.unknown.length > MAX_SUGGESTED;
  return (
    <section className={styles.suggestions} aria-labelledby={id}>
      <div className={styles.suggestionsHead}>
        <h3 id={id}>{t('title', { count: suggestions.length })}</h3>
        <Button
          size="small"
          aria-disabled={open.length === 0}
          onClick={() => input.setAccepted(open, true)}
        >
          {t('acceptAll')}
        </Button>
      </div>
      <ol className={styles.suggested}>
        {shown.map((suggestion) => (
          <Line
            key={`${suggestion.line} ${suggestion.text}`}
            suggestion={suggestion}
            onAccept={(accepted) => input.setAccepted([suggestion], accepted)}
          />
        ))}
      </ol>
      {left > 0 && (
        <Button size="small" variant="text" onClick={() => setLimit(limit + SHOWN_AT_ONCE)}>
          {t('showMore', { count: Math.min(left, SHOWN_AT_ONCE), all: left })}
        </Button>
      )}
      {notAll && <p className={styles.says}>{t('limit', { count: MAX_SUGGESTED })}</p>}
    </section>
  );
}

type LineProps = {
  readonly suggestion: Suggestion;
  readonly onAccept: (accepted: boolean) => void;
};

/** Stays where it is once it is accepted, with the way back in the same button. */
function Line({ suggestion, onAccept }: LineProps) {
  const t = useTranslations('userList');
  const { line, text, user, accepted } = suggestion;
  const names = { text, username: user.username };
  return (
    <li data-accepted={accepted}>
      <span className={styles.number}>{t('summary.line', { line })}</span>
      <span className={styles.text}>
        <bdi>{text}</bdi> → <strong>@{user.username}</strong>{' '}
        <span className={styles.says}>
          <bdi>{user.name}</bdi>
          {accepted && ` · ${t('suggestions.accepted')}`}
        </span>
      </span>
      <Button
        size="small"
        variant="text"
        aria-label={t(accepted ? 'suggestions.undoNamed' : 'suggestions.acceptNamed', names)}
        onClick={() => onAccept(!accepted)}
      >
        {t(accepted ? 'suggestions.undo' : 'suggestions.accept')}
      </Button>
    </li>
  );
}

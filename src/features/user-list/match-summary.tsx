import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CopyButton } from '../../ui/controls/copy-button';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import styles from './match-summary.module.css';
import type { Matches } from './matches';
import { ListSuggestions } from './list-suggestions';
import type { ImportedListInput } from './use-imported-list';

type MatchSummaryProps = { readonly input: ImportedListInput };

/** What was read and found so far. Its rows are there from the start, so nothing jumps. */
export function MatchSummary({ input }: MatchSummaryProps) {
  const t = useTranslations('userList.summary');
  const { phase, matches, header, suggestions } = input.state;
  const open = suggestions.filter(({ accepted }) => !accepted).length;
  const isEmpty = phase === 'empty' || phase === 'too-many';
  const rows = matches.subjects.length;
  return (
    <section className={styles.summary} aria-label={t('label')}>
      <div className={styles.head} data-quiet={isEmpty || phase === 'reading'}>
        <span className={styles.found}>{t('found', { count: matches.found.length })}</span>
        <span className={styles.of}>
          {isEmpty ? t('nothing') : t('read', { people: rows, lines: matches.lines })}
          {header !== null && ` · ${t('header', { header: header.join(', ') })}`}
        </span>
      </div>
      <div className={styles.unknown}>
        <Group
          label={t('unknown', { count: matches.unknown.length })}
          lines={matches.unknown}
          says={() => null}
        />
        {matches.unknown.length > 0 && (
          <CopyButton
            variant="text"
            label={t('copyUnknown')}
            text={() => matches.unknown.map(({ text }) => text).join('\n')}
          />
        )}
      </div>
      <Group
        label={t('ambiguous', { count: matches.ambiguous.length })}
        lines={matches.ambiguous}
        says={({ candidates }) =>
          t('couldBe', { users: candidates.map(({ username }) => `@${username}`).join(', ') })
        }
      />
      <Group
        label={t('duplicates', { count: matches.duplicates.length })}
        lines={matches.duplicates}
        says={({ firstLine }) => t('firstOn', { line: firstLine })}
      />
      <ListSuggestions input={input} />
      <VisuallyHidden>
        <span role="status">{phase === 'ready' ? spoken(matches) : ''}</span>
      </VisuallyHidden>
    </section>
  );

  function spoken({ found, unknown, ambiguous, duplicates }: Matches): string {
    const counted = t('spoken', {
      found: found.length,
      unknown: unknown.length,
      ambiguous: ambiguous.length,
      duplicates: duplicates.length,
    });
    return open === 0 ? counted : `${counted}, ${t('spokenSuggestions', { count: open })}`;
  }
}

const LINES_SHOWN = 100;

type NamedLine = { readonly line: number; readonly text: string };

type GroupProps<Line extends NamedLine> = {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly says: (line: Line) => ReactNode;
};

/** Lines of one kind with their numbers; an empty group is only a row. */
function Group<Line extends NamedLine>({ label, lines, says }: GroupProps<Line>) {
  const t = useTranslations('userList.summary');
  const [open, setOpen] = useState(false);
  if (lines.length === 0) return <p className={styles.none}>{label}</p>;
  return (
    <details className={styles.group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && (
        <>
          <div className={styles.lines} role="region" aria-label={label} tabIndex={0}>
            <ol>
              {lines.slice(0, LINES_SHOWN).map((line, index) => (
                <li key={index}>
                  <span className={styles.number}>{t('line', { line: line.line })}</span>
                  <span className={styles.text}>
                    <bdi>{line.text}</bdi> <span className={styles.says}>{says(line)}</span>
                  </span>
                </li>
              ))}
            </ol>
          </div>
          {lines.length > LINES_SHOWN && (
            <p className={styles.foot}>{t('andMore', { count: lines.length - LINES_SHOWN })}</p>
          )}
        </>
      )}
    </details>
  );
}

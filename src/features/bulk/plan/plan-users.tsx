import TextField from '@mui/material/TextField';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PlanLine, PlanUser } from '../../../domain/plan/plan';
import styles from './plan-users.module.css';

/** Somebody of a plan or a report. */
export type ListedUser = {
  readonly index: number;
  readonly user: Pick<PlanUser, 'name' | 'username'> | null;
  readonly line: PlanLine | null;
};

type PlanUsersProps<ListedRow extends ListedUser> = {
  /** What they have in common. */
  readonly label: string;
  readonly users: readonly ListedRow[];
  /** What else there is to say about somebody. */
  readonly detail?: (entry: ListedRow) => ReactNode;
};

const ROW_HEIGHT = 32;
/** More than one sees at once. */
const FILTER_FROM = 8;

/** Names, by the thousand if need be: only those in view are in the page, and a box finds the others. */
export function PlanUsers<ListedRow extends ListedUser>(props: PlanUsersProps<ListedRow>) {
  const { label, users, detail } = props;
  const t = useTranslations('bulk');
  const scrollRef = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const shown = useMemo(() => matching(users, text), [users, text]);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <div className={styles.users}>
      {users.length > FILTER_FROM && (
        <TextField
          type="search"
          placeholder={t('find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': t('findIn', { group: label }) } }}
        />
      )}
      {shown.length === 0 ? (
        <p className={styles.none}>{t('findNone')}</p>
      ) : (
        // What scrolls has to be within reach of the keyboard.
        <div ref={scrollRef} role="region" aria-label={label} tabIndex={0} className={styles.view}>
          <ul style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const entry = shown[index];
              return (
                entry && (
                  <li
                    key={entry.index}
                    ref={virtualizer.measureElement}
                    data-index={index}
                    aria-setsize={shown.length}
                    aria-posinset={index + 1}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <UserLabel entry={entry} />
                    {detail && <span className={styles.detail}>{detail(entry)}</span>}
                  </li>
                )
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}

function UserLabel({ entry: { user, line } }: { readonly entry: ListedUser }) {
  const t = useTranslations('bulk');
  return (
    <>
      {user ? (
        <span>
          <bdi>{user.name}</bdi> <span className={styles.quiet}>@{user.username}</span>
        </span>
      ) : (
        <bdi className={styles.text}>{line?.text}</bdi>
      )}
      {line && <span className={styles.line}>{t('line', { line: line.line })}</span>}
    </>
  );
}

function matching<ListedRow extends ListedUser>(
  users: readonly ListedRow[],
  text: string,
): readonly ListedRow[] {
  const wanted = text.trim().replace(/^@/, '').toLowerCase();
  if (wanted === '') return users;
  return users.filter(({ user, line }) =>
    [user?.name, user?.username, line?.text].some((word) => word?.toLowerCase().includes(wanted)),
  );
}

import TextField from '@mui/material/TextField';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { PlanLine, PlanUser } from '../../../domain/plan/plan';
import { VirtualList } from '../../../ui/data/virtual-list';
import styles from './plan-users.module.css';

/** An entry of a plan or a report: a user, or a line that matches none. */
type ListedUser = {
  readonly index: number;
  readonly user: Pick<PlanUser, 'name' | 'username'> | null;
  readonly line: PlanLine | null;
};

type PlanUsersProps<Entry extends ListedUser> = {
  /** What they have in common. */
  readonly label: string;
  readonly users: readonly Entry[];
  /** What else there is to say about an entry. */
  readonly detail?: (entry: Entry) => ReactNode;
};

/** A longer list gets a search field. */
const FILTER_FROM = 8;

/** Names, by the thousand if need be: only those in view are in the page, and a field finds the others. */
export function PlanUsers<Entry extends ListedUser>(props: PlanUsersProps<Entry>) {
  const { label, users, detail } = props;
  const t = useTranslations('bulk');
  const [text, setText] = useState('');
  const shown = useMemo(() => matching(users, text), [users, text]);
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
        <VirtualList label={label} items={shown} itemKey={({ index }) => index}>
          {(entry) => (
            <>
              <UserLabel entry={entry} />
              {detail && <span className={styles.detail}>{detail(entry)}</span>}
            </>
          )}
        </VirtualList>
      )}
    </div>
  );
}

/** Who an entry is about: a user, or the text of a line. */
export function UserLabel({ entry: { user, line } }: { readonly entry: ListedUser }) {
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

function matching<Entry extends ListedUser>(
  users: readonly Entry[],
  text: string,
): readonly Entry[] {
  const wanted = text.trim().replace(/^@/, '').toLowerCase();
  if (wanted === '') return users;
  return users.filter(({ user, line }) =>
    [user?.name, user?.username, line?.text].some((value) => value?.toLowerCase().includes(wanted)),
  );
}

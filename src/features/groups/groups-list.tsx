import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/controls/button';
import type { OwnedGroup } from '../../gitlab/groups';
import { TextField } from '../../ui/controls/field';
import { EmptyState } from '../../ui/feedback/empty-state';
import { UserAvatar } from '../../ui/data/user-avatar';
import styles from './groups.module.css';

type GroupsListProps = {
  readonly groups: readonly OwnedGroup[];
  /** There are more in GitLab than these. */
  readonly more: boolean;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** The host, if the whole instance can be managed; else null. */
  readonly instanceHost: string | null;
  readonly onTyped: (typed: string) => void;
  readonly typedPending: boolean;
  /** Why the typed group cannot be opened. */
  readonly typedProblem: string | null;
};

/** Lists the groups and the instance whose seats can be managed, and opens any other group by its path. */
export function GroupsList(props: GroupsListProps) {
  const { groups, more, search, onSearch, instanceHost } = props;
  const t = useTranslations('groups');
  const none = groups.length === 0 && instanceHost === null;
  return (
    <div className={styles.page}>
      <header>
        <h1 className={styles.title}>{t('title')}</h1>
        <p className={styles.intro}>{t('intro')}</p>
      </header>
      {none && search === '' ? (
        <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
      ) : (
        <>
          <TextField
            type="search"
            label={t('search')}
            value={search}
            onChange={(event) => onSearch(event.target.value)}
          />
          {groups.length === 0 && search !== '' ? (
            <EmptyState title={t('noMatchTitle')}>{t('noMatchText', { search })}</EmptyState>
          ) : (
            <ul className={styles.list} aria-label={t('owned')}>
              {instanceHost !== null && search === '' && (
                <li>
                  <Link className={styles.scope} to="/instance/seats">
                    <UserAvatar id="instance" name={instanceHost} src={null} size={32} />
                    <span className={styles.names}>
                      <span className={styles.name}>{t('instance')}</span>
                      <span className={styles.path}>
                        {t('instanceNote', { host: instanceHost })}
                      </span>
                    </span>
                  </Link>
                </li>
              )}
              {groups.map((group) => (
                <li key={group.id}>
                  <Link
                    className={styles.scope}
                    to={`/groups/${encodeURIComponent(group.fullPath)}/seats`}
                  >
                    <UserAvatar id={group.id} name={group.name} src={group.avatarUrl} size={32} />
                    <span className={styles.names}>
                      <span className={styles.name}>{group.name}</span>
                      <span className={styles.path}>{group.fullPath}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {more && <p className={styles.intro}>{t('more')}</p>}
        </>
      )}
      <TypedGroup {...props} />
    </div>
  );
}

/** Opens a group that is not in the list: by its path, number, global ID, or page address. */
function TypedGroup({ onTyped, typedPending, typedProblem }: GroupsListProps) {
  const t = useTranslations('groups');
  const [typed, setTyped] = useState('');
  const [empty, setEmpty] = useState(false);
  const problem = empty ? t('typedEmpty') : typedProblem;
  return (
    <form
      className={styles.typed}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(typed.trim() === '');
        if (typed.trim() !== '') onTyped(typed);
      }}
    >
      <TextField
        label={t('typedLabel')}
        help={problem ?? t('typedHelp')}
        invalid={problem !== null}
        value={typed}
        spellCheck={false}
        autoCapitalize="none"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" aria-disabled={typedPending}>
        {t('typedOpen')}
      </Button>
    </form>
  );
}

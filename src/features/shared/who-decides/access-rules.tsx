import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type AccessRule, outsiders } from '../../../domain/who-decides';
import type { SeatUser } from '../../../domain/seat-user';
import { readGroupMemberIds } from '../../../gitlab/members';
import { useSession } from '../../../gitlab/session/session-context';
import { Button } from '../../../ui/controls/button';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import { useRequest } from '../use-request';
import type { WhoDecidesProps } from './who-decides';
import styles from './who-decides.module.css';

type AccessRulesProps = WhoDecidesProps & {
  /** Their direct members alone can use a seat. */
  readonly groups: readonly NonNullable<AccessRule['group']>[];
};

/** Says to whom the rules of the group give Duo, and finds the seats that cannot be used. */
export function AccessRules({ groups, ...props }: AccessRulesProps) {
  const t = useTranslations('whoDecides.rules');
  const format = useFormatter();
  const session = useSession();
  const load = useCallback(
    async (signal: AbortSignal, onProgress: (count: number) => void) => {
      const members: ReadonlySet<string>[] = [];
      let complete = true;
      let before = 0;
      for (const { fullPath } of groups) {
        const read = await readGroupMemberIds(
          session,
          fullPath,
          (loaded) => onProgress(before + loaded),
          { signal, relations: ['DIRECT'] },
        );
        members.push(read.ids);
        before += read.ids.size;
        complete &&= read.complete;
      }
      return { members, complete };
    },
    [session, groups],
  );
  const [answer, start, stop] = useRequest(load);
  const names = format.list(groups.map(({ name }) => name));
  return (
    <>
      {t('text', { count: groups.length, groups: names })}
      <div className={styles.actions} role="status">
        {answer.kind === 'idle' && (
          <Button size="small" onClick={start}>
            {t('find')}
          </Button>
        )}
        {answer.kind === 'loading' && (
          <>
            <span>
              <BusyIcon /> {t('loading', { loaded: answer.progress })}
            </span>
            <Button size="small" onClick={stop}>
              {t('stop')}
            </Button>
          </>
        )}
        {answer.kind === 'failed' && (
          <>
            <span>{t('failed', { reason: answer.reason })}</span>
            <Button size="small" onClick={start}>
              {t('find')}
            </Button>
          </>
        )}
        {answer.kind === 'ready' &&
          (answer.value.complete ? (
            <Outsiders {...props} members={answer.value.members} />
          ) : (
            t('incomplete')
          ))}
      </div>
    </>
  );
}

type OutsidersProps = WhoDecidesProps & { readonly members: readonly ReadonlySet<string>[] };

const NAMES_SHOWN = 100;

function Outsiders({ workspace, selectedLink, members }: OutsidersProps) {
  const t = useTranslations('whoDecides.rules');
  const { roster, selection } = workspace;
  const { users, holders } = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const found = useMemo(() => outsiders(users, members), [users, members]);
  const ids = useMemo(() => found.map(({ id }) => id), [found]);
  const selected = useSyncExternalStore(selection.subscribe, selection.getSnapshot);
  const allSelected = ids.length > 0 && ids.every((id) => selected.ids.has(id));
  const complete = holders === 'complete' ? 'yes' : 'no';
  if (found.length === 0) return <span>{t('nobody', { complete })}</span>;
  return (
    <>
      <details className={styles.names}>
        <summary>{t('found', { count: found.length, complete })}</summary>
        <Names users={found} />
      </details>
      <Button
        size="small"
        aria-disabled={allSelected}
        onClick={() => {
          if (!allSelected) selection.set(ids, true);
        }}
      >
        {allSelected ? t('selected') : t('select', { count: found.length })}
      </Button>
      {allSelected && selectedLink}
    </>
  );
}

function Names({ users }: { readonly users: readonly SeatUser[] }) {
  const t = useTranslations('whoDecides.rules');
  return (
    <ul>
      {users.slice(0, NAMES_SHOWN).map(({ id, name, username }) => (
        <li key={id}>
          <bdi>{name}</bdi> @{username}
        </li>
      ))}
      {users.length > NAMES_SHOWN && <li>{t('more', { count: users.length - NAMES_SHOWN })}</li>}
    </ul>
  );
}

import Button from '@mui/material/Button';
import { type SubmitEvent, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { type PlanSubject, subjectsOfUsers } from '../../domain/plan/plan';
import type { SeatScope } from '../../domain/purchase';
import type { Roster } from '../../domain/roster/roster-options';
import type { SeatUser } from '../../domain/seat-user';
import { type MemberList, useMembers } from '../../gitlab/use-members';
import { readGroupPath } from '../../lib/group-path';
import { Banner } from '../../ui/feedback/banner';
import { SubgroupField } from '../shared/subgroup-field';
import { ListDialog } from './list-dialog';
import { RosterNote } from './list-notes';
import summary from './match-summary.module.css';
import styles from './subgroup-dialog.module.css';
import { wantsSeat } from './swap/swap';

type SubgroupDialogProps = {
  readonly scope: SeatScope;
  readonly roster: Roster;
  readonly onReview: (subjects: readonly PlanSubject[]) => void;
  readonly onCancel: () => void;
};

/** Assigns seats to the members of a group below this one. */
export function SubgroupDialog({ scope, roster, onReview, onCancel }: SubgroupDialogProps) {
  const t = useTranslations('userList.subgroup');
  const [text, setText] = useState('');
  const [path, setPath] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { users } = useSyncExternalStore(roster.subscribe, roster.getSnapshot);
  const filters = useMemo(() => ({ role: null, subgroup: path }), [path]);
  const { subgroup: members, memberIds, retry } = useMembers(scope, filters);
  const ids = memberIds.subgroup;
  const found = useMemo(
    () => (ids === undefined ? [] : users.filter(({ id }) => ids.has(id))),
    [users, ids],
  );
  const read = readGroupPath(text);

  function choose(next: string, complete: boolean) {
    setText(next);
    setTried(false);
    setPath(complete ? readGroupPath(next) : null);
  }
  function submit(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setPath(read);
  }

  const blockedBy =
    path === null
      ? t('none')
      : members?.kind === 'loading'
        ? t('waiting')
        : found.some(wantsSeat)
          ? null
          : t('nobody');
  return (
    <ListDialog
      title={t(scope.kind === 'group' ? 'title' : 'titleInstance')}
      blockedBy={blockedBy}
      onReview={() => onReview(subjectsOfUsers(found))}
      onCancel={onCancel}
    >
      <div className={styles.columns}>
        <form noValidate className={styles.side} onSubmit={submit}>
          <SubgroupField
            scope={scope}
            text={text}
            onText={choose}
            isWrong={tried && read === null}
          />
          <Button type="submit" size="small" className={styles.load ?? ''}>
            {t('load')}
          </Button>
        </form>
        <div className={styles.side}>
          {path !== null && members && (
            <MembersFound path={path} members={members} ids={ids} found={found} onRetry={retry} />
          )}
          <RosterNote roster={roster}>{t('incomplete')}</RosterNote>
        </div>
      </div>
    </ListDialog>
  );
}

type MembersFoundProps = {
  readonly path: string;
  readonly members: MemberList;
  readonly ids: ReadonlySet<string> | undefined;
  /** Of the members, those whom the roster knows. */
  readonly found: readonly SeatUser[];
  readonly onRetry: () => void;
};

/** How many members a group has, and who of them can get a seat. */
function MembersFound({ path, members, ids, found, onRetry }: MembersFoundProps) {
  const t = useTranslations('userList.subgroup');
  const errors = useTranslations('errors.gateway');
  if (members.kind === 'failed') {
    const { kind } = members.error;
    return (
      <Banner
        tone="danger"
        title={t('failed', { path })}
        actions={
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        }
      >
        {`${errors(`${kind}.title`)}. ${errors(`${kind}.action`)}.`}
      </Banner>
    );
  }
  const loaded = members.kind === 'loading' ? members.loaded : (ids?.size ?? 0);
  const withSeat = found.filter(({ holdsSeat }) => holdsSeat).length;
  const wanting = found.filter(wantsSeat).length;
  return (
    <section className={summary.summary} aria-label={t('members')}>
      <div className={summary.head} data-quiet={members.kind === 'loading'}>
        <span className={summary.found} role="status">
          {members.kind === 'loading' ? t('loading', { loaded }) : t('count', { count: loaded })}
        </span>
        <span className={summary.of}>
          <bdi>{path}</bdi>
        </span>
      </div>
      {members.kind === 'ready' && (
        <>
          <p className={styles.line}>{t('wanting', { count: wanting })}</p>
          <p className={styles.line}>{t('holding', { count: withSeat })}</p>
          <p className={styles.line}>
            {t('inactive', { count: found.length - withSeat - wanting })}
          </p>
          <p className={styles.line}>{t('missing', { count: loaded - found.length })}</p>
          {!members.complete && <Banner tone="caution">{t('partial')}</Banner>}
        </>
      )}
    </section>
  );
}

import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { type ReactNode, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import {
  type ActivityDay,
  emailOf,
  emailSourceOf,
  isReclaimable,
  type SeatUser,
} from '../../../../domain/seat-user';
import { CopyButton } from '../../../../ui/controls/copy-button';
import { ExternalButton } from '../../../../ui/controls/external-link';
import { UserAvatar } from '../../../../ui/data/user-avatar';
import { BusyIcon } from '../../../../ui/feedback/busy-icon';
import { EmptyState } from '../../../../ui/feedback/empty-state';
import { useDayLabel } from '../../../../ui/data/relative-day';
import { ReadEmails } from '../../emails/emails';
import { useEmails } from '../../emails/use-emails';
import { useSinceLabel } from '../use-seat-since';
import { useUserStateLabel } from '../../use-user-state-label';
import { useSeatsList } from '../seats-list-context';
import { canChangeSeat } from '../table/cells';
import styles from './user-drawer.module.css';
import { UserUse } from './user-use';
import { useProtection } from './use-protection';

type UserDrawerProps = {
  /** The number of the user; null while it is closed. */
  readonly id: string | null;
  readonly onClose: () => void;
};

/** The details of one user, beside the table. */
export function UserDrawer({ id, onClose }: UserDrawerProps) {
  const { snapshot } = useSeatsList();
  const t = useTranslations('seats.details');
  // While it slides out it still shows the last user.
  const [shownId, setShownId] = useState(id);
  if (id !== null && id !== shownId) setShownId(id);
  const user = shownId === null ? undefined : snapshot.find(`gid://gitlab/User/${shownId}`);
  return (
    <Drawer
      anchor="right"
      open={id !== null}
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-label': user ? t('label', { name: user.name }) : t('title'),
        },
      }}
    >
      <div className={styles.drawer}>
        <Head user={user} onClose={onClose} />
        {user ? (
          <UserDetails user={user} />
        ) : (
          <EmptyState title={t('missingTitle')}>
            {t(snapshot.usersComplete ? 'missing' : 'missingLoading', { id: shownId ?? '' })}
          </EmptyState>
        )}
      </div>
    </Drawer>
  );
}

type HeadProps = { readonly user: SeatUser | undefined; readonly onClose: () => void };

function Head({ user, onClose }: HeadProps) {
  const t = useTranslations('seats.details');
  return (
    <div className={styles.head}>
      {user && <UserAvatar id={user.id} name={user.name} src={user.avatarUrl} size={40} />}
      <div className={styles.who}>
        <h2 className={styles.name} dir="auto">
          {user ? user.name : t('title')}
        </h2>
        {user && <div className={styles.username}>@{user.username}</div>}
      </div>
      <IconButton aria-label={t('close')} title={t('close')} onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}

type UserProps = { readonly user: SeatUser };

function UserDetails({ user }: UserProps) {
  const { today, features, seatSince } = useSeatsList();
  const t = useTranslations('seats');
  const sinceLabel = useSinceLabel(today);
  const since = user.holdsSeat && seatSince ? sinceLabel(seatSince.get(user.id)) : null;
  const stateLabel = useUserStateLabel();
  return (
    <>
      <SeatBox user={user} />
      <dl className={styles.facts}>
        <Fact label={t('details.email')}>
          <Email user={user} />
        </Fact>
        {since && (
          <Fact label={t('columns.since')}>
            <span className={since.kind === 'on' ? undefined : styles.none}>{since.text}</span>
            {since.title !== '' && <div className={styles.why}>{since.title}</div>}
          </Fact>
        )}
        <Fact label={t('details.state')}>{stateLabel(user.state)}</Fact>
        {features.gitlabActivity && (
          <Fact label={t('details.gitlab')}>
            <When value={user.lastActivityOn} today={today} />
          </Fact>
        )}
        {features.lastDuoActivity && (
          <Fact label={t('details.duo')}>
            {user.duoUse ? (
              t(`use.${user.duoUse}`)
            ) : (
              <When value={user.lastDuoActivityOn} today={today} />
            )}
          </Fact>
        )}
        {features.lastLogin && (
          <Fact label={t('details.login')}>
            <When value={user.lastLoginAt} today={today} />
          </Fact>
        )}
        <Fact label={t('details.id')}>
          <code>{user.id}</code>
        </Fact>
      </dl>
      {features.hasUsage && <UserUse user={user} />}
      <div className={styles.actions}>
        <ExternalButton href={user.webUrl} size="small">
          {t('details.openGitLab')}
        </ExternalButton>
        <CopyButton text={user.id} label={t('details.copyId')} />
        <ProtectButton user={user} />
      </div>
    </>
  );
}

/** The address and where it is from; where there is none, how to get it. */
function Email({ user }: UserProps) {
  const emails = useEmails(useSeatsList().workspace);
  const t = useTranslations('seats');
  const source = emailSourceOf(user);
  if (source === null) {
    return (
      <>
        <span className={styles.none}>{t('private')}</span>
        <ReadEmails emails={emails} />
      </>
    );
  }
  return (
    <>
      {emailOf(user)}
      {source !== 'public' && <div className={styles.why}>{t('emailSource', { source })}</div>}
    </>
  );
}

function ProtectButton({ user }: UserProps) {
  const { label, toggle } = useProtection(user);
  return (
    <Button
      size="small"
      variant="outlined"
      disabled={toggle === null}
      onClick={toggle ?? undefined}
    >
      {label}
    </Button>
  );
}

function SeatBox({ user }: UserProps) {
  const { canWrite, readOnlyWhy, onToggle, ...list } = useSeatsList();
  const busy = list.busy.has(user.id);
  const t = useTranslations('seats');
  const possible = canChangeSeat(user, canWrite);
  const why = !canWrite
    ? readOnlyWhy
    : isReclaimable(user)
      ? t('details.reclaim')
      : possible
        ? null
        : t('details.cannot');
  return (
    <div className={styles.seat}>
      <span>
        {t('details.seat')}: <strong>{t(user.holdsSeat ? 'yes' : 'no')}</strong>
      </span>
      <Button
        size="small"
        variant={user.holdsSeat ? 'outlined' : 'contained'}
        aria-disabled={!possible || busy}
        aria-busy={busy}
        aria-describedby={why === null ? undefined : 'details-seat-note'}
        startIcon={busy ? <BusyIcon /> : undefined}
        onClick={possible && !busy ? () => onToggle(user) : undefined}
      >
        {t(user.holdsSeat ? 'details.remove' : 'details.assign')}
      </Button>
      {why !== null && (
        <span id="details-seat-note" className={styles.note}>
          {why}
        </span>
      )}
    </div>
  );
}

type FactProps = { readonly label: string; readonly children: ReactNode };

function Fact({ label, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type WhenProps = {
  /** A day, or an ISO time. */
  readonly value: ActivityDay;
  readonly today: string;
};

/** How long ago, and the date. */
function When({ value, today }: WhenProps) {
  const t = useTranslations('seats.details');
  const format = useFormatter();
  const label = useDayLabel(today)(value?.slice(0, 10) ?? value);
  const time = value == null ? Number.NaN : Date.parse(value);
  if (label.kind !== 'on' || Number.isNaN(time)) {
    return <span className={styles.none}>{label.text}</span>;
  }
  const date = value?.includes('T')
    ? format.dateTime(time, { dateStyle: 'long', timeStyle: 'short' })
    : label.title;
  return t('dayAndDate', { day: label.text, date });
}

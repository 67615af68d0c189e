import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { GatewayFeatures } from '../../../domain/gateway';
import { isReclaimable, type ActivityDay, type SeatUser } from '../../../domain/seat-user';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import { CopyButton } from '../../../ui/controls/copy-button';
import { ExternalButton } from '../../../ui/controls/external-link';
import { canChangeSeat } from '../table/seat-toggle';
import styles from './user-drawer.module.css';
import { useDayLabel } from '../../shared/use-day-label';
import { useUserStateLabel } from '../../shared/use-user-state-label';

export type UserDetailsProps = {
  readonly user: SeatUser;
  readonly today: string;
  readonly features: Pick<GatewayFeatures, 'lastDuoActivity' | 'lastLogin'>;
  readonly busy: boolean;
  readonly canWrite: boolean;
  readonly readOnlyWhy: string;
  readonly onToggle: (user: SeatUser) => void;
};

export function UserDetails(props: UserDetailsProps) {
  const { user, today, features } = props;
  const t = useTranslations('seats');
  const stateLabel = useUserStateLabel();
  return (
    <>
      <SeatBox {...props} />
      <dl className={styles.facts}>
        <Fact label={t('details.email')}>
          {user.publicEmail ?? <span className={styles.none}>{t('private')}</span>}
        </Fact>
        <Fact label={t('details.state')}>{stateLabel(user.state)}</Fact>
        <Fact label={t('details.gitlab')}>
          <LongDay day={user.lastActivityOn} today={today} />
        </Fact>
        {features.lastDuoActivity && (
          <Fact label={t('details.duo')}>
            <LongDay day={user.lastDuoActivityOn} today={today} />
          </Fact>
        )}
        {features.lastLogin && (
          <Fact label={t('details.login')}>
            <Moment time={user.lastLoginAt} today={today} />
          </Fact>
        )}
        <Fact label={t('details.id')}>
          <code>{user.id}</code>
        </Fact>
      </dl>
      <div className={styles.actions}>
        <ExternalButton href={user.webUrl} size="small">
          {t('details.openGitLab')}
        </ExternalButton>
        <CopyButton text={user.id} label={t('details.copyId')} />
      </div>
    </>
  );
}

function SeatBox({ user, busy, canWrite, readOnlyWhy, onToggle }: UserDetailsProps) {
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

/** How long ago, and the date. */
function LongDay({ day, today }: { readonly day: ActivityDay; readonly today: string }) {
  const t = useTranslations('seats.details');
  const label = useDayLabel(today)(day);
  if (label.kind !== 'on') return <span className={styles.none}>{label.text}</span>;
  return t('dayAndDate', { day: label.text, date: label.title });
}

type MomentProps = { readonly time: string | null | undefined; readonly today: string };

function Moment({ time, today }: MomentProps) {
  const t = useTranslations('seats.details');
  const format = useFormatter();
  const label = useDayLabel(today)(time?.slice(0, 10) ?? time);
  const at = time == null ? Number.NaN : Date.parse(time);
  if (label.kind !== 'on' || Number.isNaN(at)) {
    return <span className={styles.none}>{label.text}</span>;
  }
  const date = format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' });
  return t('dayAndDate', { day: label.text, date });
}

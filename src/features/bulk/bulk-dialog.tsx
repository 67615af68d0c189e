import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Plan, PlanEntry, PlanOrder, SeatAction } from '../../domain/plan/plan';
import { chooseShortfall } from '../../domain/plan/shortfall';
import { Banner } from '../../ui/banner';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Meter } from '../../ui/meter';
import styles from './bulk-dialog.module.css';

type BulkDialogProps = {
  readonly plan: Plan;
  readonly action: SeatAction;
  readonly onConfirm: (plan: Plan) => void;
  readonly onCancel: () => void;
};

const ORDERS: readonly PlanOrder[] = ['given', 'name', 'last-activity', 'last-duo-activity'];
const NAMES_SHOWN = 50;

/** What a bulk change will do, before anything is sent. Title and text are those of GitLab's page. */
export function BulkDialog({ plan: made, action, onConfirm, onCancel }: BulkDialogProps) {
  const t = useTranslations('bulk');
  const format = useFormatter();
  const [order, setOrder] = useState<PlanOrder>('given');
  const plan = useMemo(
    () => (made.shortfall ? chooseShortfall(made, { kind: 'take-first', order }) : made),
    [made, order],
  );
  const { counts, changes, seats, shortfall } = plan;
  const change = changes[action];
  const wanted = change + counts['no-seat'];
  const of = (assigned: number) => t('of', { assigned, purchased: seats.purchased });
  return (
    <ConfirmDialog
      open
      title={t(action === 'assign' ? 'assignTitle' : 'removeTitle')}
      confirmLabel={t(action === 'assign' ? 'assignSeats' : 'removeSeats')}
      confirmDisabled={wanted === 0}
      destructive={action === 'remove'}
      onConfirm={() => onConfirm(plan)}
      onCancel={onCancel}
    >
      <p className={styles.lead}>
        {t(action === 'assign' ? 'assignText' : 'removeText', { count: plan.entries.length })}
      </p>
      {shortfall && (
        <Banner tone="caution" title={t('shortTitle')}>
          <p className={styles.short}>
            {t('shortText', {
              wanted: shortfall.wanted,
              available: shortfall.available,
              missing: shortfall.missing,
            })}
          </p>
          {shortfall.available > 0 && (
            <TextField
              select
              size="small"
              label={t('shortOrder')}
              value={order}
              onChange={(event) => {
                const next = ORDERS.find((one) => one === event.target.value);
                if (next) setOrder(next);
              }}
            >
              {ORDERS.map((one) => (
                <MenuItem key={one} value={one}>
                  {t(`orders.${one}`)}
                </MenuItem>
              ))}
            </TextField>
          )}
        </Banner>
      )}
      <section aria-label={t('groups')}>
        <Group
          entries={plan.entries}
          disposition="change"
          words={t(`change.${action}`, { count: change })}
        />
        <Group
          entries={plan.entries}
          disposition="no-seat"
          words={t('noSeat', { count: counts['no-seat'] })}
        />
        <Group
          entries={plan.entries}
          disposition="already-so"
          words={t(`already.${action}`, { count: counts['already-so'] })}
        />
        <Group
          entries={plan.entries}
          disposition="blocked"
          words={t('blocked', { count: counts.blocked })}
        />
        <Group
          entries={plan.entries}
          disposition="protected"
          words={t('protected', { count: counts.protected })}
        />
      </section>
      {wanted === 0 && <p>{t('nothing')}</p>}
      <div className={styles.seats}>
        <span className={styles.label}>{t('seats')}</span>
        <span>
          {t('before')} <strong>{of(seats.before)}</strong>
        </span>
        <span aria-hidden="true">→</span>
        <span>
          {t('after')} <strong>{of(seats.after)}</strong>
        </span>
        <span className={styles.share}>
          {seats.purchased > 0 &&
            format.number(seats.after / seats.purchased, {
              style: 'percent',
              maximumFractionDigits: 0,
            })}
        </span>
        <div className={styles.meter}>
          <Meter
            label={`${t('seats')}, ${t('after')}`}
            used={seats.after}
            total={seats.purchased}
          />
        </div>
      </div>
      {action === 'assign' && change > 0 && (
        <p className={styles.note}>{t('emails', { count: change })}</p>
      )}
      {action === 'remove' && change > 0 && <p className={styles.note}>{t('removeNote')}</p>}
    </ConfirmDialog>
  );
}

type GroupProps = {
  readonly entries: readonly PlanEntry[];
  readonly disposition: PlanEntry['disposition'];
  readonly words: string;
};

/** One group of the plan; it opens to the names in it. Groups of nobody are left out. */
function Group({ entries, disposition, words }: GroupProps) {
  const t = useTranslations('bulk');
  const [open, setOpen] = useState(false);
  const members = useMemo(
    () => entries.filter((entry) => entry.disposition === disposition),
    [entries, disposition],
  );
  if (members.length === 0) return null;
  return (
    <details
      className={styles.group}
      data-kind={disposition}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{words}</summary>
      {open && (
        <ul className={styles.names}>
          {members.slice(0, NAMES_SHOWN).map((entry) => (
            <li key={entry.index}>
              <bdi>{entry.user?.name}</bdi> <span>@{entry.user?.username}</span>
            </li>
          ))}
          {members.length > NAMES_SHOWN && (
            <li>{t('andMore', { count: members.length - NAMES_SHOWN })}</li>
          )}
        </ul>
      )}
    </details>
  );
}

import { useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { estimatePlan } from '../../../domain/plan/estimate';
import type { Plan, PlanEntry, ShortfallChoice } from '../../../domain/plan/plan';
import { chooseShortfall } from '../../../domain/plan/shortfall';
import { Meter } from '../../../ui/data/meter';
import { Banner } from '../../../ui/feedback/banner';
import { ConfirmDialog } from '../../../ui/feedback/confirm-dialog';
import type { PlanDialogProps } from '../../shared/plans/plan-review';
import { useSeatCost } from '../../shared/purchase/seat-cost';
import { useDurationLabel } from '../use-duration-label';
import styles from './bulk-dialog.module.css';
import { PlanFiles } from './plan-files';
import { PlanGroups } from './plan-groups';
import { PlanShortfall } from './plan-shortfall';

/** What a bulk change will do, before anything is sent. Its title and its button are the same words. */
export function BulkDialog(props: PlanDialogProps) {
  const { plan: given, onConfirm, onCancel, throughput, onMakeRoom } = props;
  const t = useTranslations('bulk');
  const [included, setIncluded] = useState(false);
  const [choice, setChoice] = useState<ShortfallChoice | null>(null);
  const plan = useMemo(() => {
    const wanted = included ? includeProtected(given) : given;
    return choice && wanted.shortfall ? chooseShortfall(wanted, choice) : wanted;
  }, [given, included, choice]);
  const { action, changes, shortfall } = plan;
  const change = changes.assign + changes.remove;
  const label = useChangeLabel(changes);
  return (
    <ConfirmDialog
      maxWidth="md"
      title={label ?? t(`nothing.${action}`)}
      confirmLabel={label}
      blockedBy={props.blockedBy}
      destructive={action !== 'assign'}
      onConfirm={() => onConfirm(plan)}
      onCancel={onCancel}
    >
      <p className={styles.lead}>
        {label === null ? t('nothing.text') : <PlanMoney plan={plan} />}
      </p>
      <OriginNotes
        origin={plan.origin}
        emailsOut={props.emailsOut ?? 0}
        protectionUnknown={(props.protectionUnknown ?? false) && changes.remove > 0}
      />
      <PlanSeats seats={plan.seats} />
      {shortfall && (
        <div className={styles.short}>
          <PlanShortfall
            shortfall={shortfall}
            mayAssignNobody={action === 'swap'}
            onChoose={setChoice}
            onMakeRoom={onMakeRoom && (() => onMakeRoom(plan))}
          />
        </div>
      )}
      <PlanGroups
        plan={plan}
        protectedUsers={given.counts.protected}
        included={included}
        onInclude={setIncluded}
      />
      {changes.assign > 0 && (
        <p className={styles.note}>{t('emails', { count: changes.assign })}</p>
      )}
      {changes.remove > 0 && <p className={styles.note}>{t('removeNote')}</p>}
      <details className={styles.details}>
        <summary>{t('details')}</summary>
        {change > 0 && <PlanCost plan={plan} throughput={throughput} />}
        <PlanFiles plan={plan} batchLimit={throughput.batchLimit} />
      </details>
    </ConfirmDialog>
  );
}

/** What a plan does, in the words of its title and of its button; null where it changes nothing. */
function useChangeLabel({ assign, remove }: Plan['changes']): string | null {
  const t = useTranslations('bulk.confirm');
  if (assign + remove === 0) return null;
  if (assign === 0) return t('remove', { count: remove });
  return remove === 0 ? t('assign', { count: assign }) : t('swap', { remove, assign });
}

/** What the seats of a plan cost, once a price is known. A swap only moves seats. */
function PlanMoney({ plan: { changes, purchase } }: { readonly plan: Plan }) {
  const t = useTranslations('purchases');
  const costOf = useSeatCost(purchase);
  const { assign, remove } = changes;
  const count = assign + remove;
  const cost = assign > 0 && remove > 0 ? null : costOf(count);
  return cost !== null && t('seatsCost', { count, cost });
}

/** The same plan as if nobody were protected. */
export function includeProtected(plan: Plan): Plan {
  const entries = plan.entries.map((entry): PlanEntry => {
    if (entry.disposition !== 'protected') return entry;
    const { index, action, line, user } = entry;
    return { index, action, line, user, disposition: 'change' };
  });
  const choice = plan.shortfall?.choice ?? ({ kind: 'take-first', order: plan.order } as const);
  return chooseShortfall({ ...plan, entries }, choice);
}

type OriginNotesProps = Pick<Plan, 'origin'> & {
  readonly emailsOut: number;
  readonly protectionUnknown: boolean;
};

/** What one has to know about a plan because of where it came from. */
function OriginNotes({ origin, emailsOut, protectionUnknown }: OriginNotesProps) {
  const t = useTranslations('bulk.origin');
  const format = useFormatter();
  const followsUp = origin.kind === 'undo' || origin.kind === 'retry';
  const isRestore = origin.kind === 'restore';
  if (!followsUp && !isRestore && !protectionUnknown) return null;
  return (
    <div className={styles.origin}>
      {followsUp && (
        <Banner tone={emailsOut > 0 ? 'caution' : 'info'} title={t(origin.kind)}>
          {emailsOut > 0 && t('emailsOut', { count: emailsOut })}
        </Banner>
      )}
      {isRestore && (
        <Banner
          tone="info"
          title={t('restore', {
            when: format.dateTime(origin.takenAt, { dateStyle: 'long', timeStyle: 'short' }),
          })}
        />
      )}
      {protectionUnknown && <Banner tone="caution">{t('protectionUnknown')}</Banner>}
    </div>
  );
}

/** Seats in use before and after a plan. */
function PlanSeats({ seats }: Pick<Plan, 'seats'>) {
  const t = useTranslations('bulk');
  const format = useFormatter();
  const { before, after, purchased } = seats;
  const share = purchased > 0 ? after / purchased : null;
  const seatsUsed = (assigned: number) =>
    t.rich('of', { assigned, purchased, strong: (chunks) => <strong>{chunks}</strong> });
  return (
    <section aria-label={t('seats')} className={styles.seats}>
      <dl className={styles.figures}>
        <div>
          <dt>{t('before')}</dt>
          <dd>{seatsUsed(before)}</dd>
        </div>
        <div className={styles.after}>
          <dt>{t('after')}</dt>
          <dd>
            {seatsUsed(after)}
            {share !== null && (
              <> · {format.number(share, { style: 'percent', maximumFractionDigits: 0 })}</>
            )}
          </dd>
        </div>
      </dl>
      <Meter label={t('after')} used={after} total={purchased} before={before} />
    </section>
  );
}

/** Calls, time and emails that a plan takes. */
function PlanCost({ plan, throughput }: Pick<PlanDialogProps, 'plan' | 'throughput'>) {
  const t = useTranslations('bulk.cost');
  const durationLabel = useDurationLabel();
  const { calls, emails, ms } = estimatePlan(plan, throughput);
  return (
    <dl className={styles.cost}>
      <div>
        <dt>{t('calls')}</dt>
        <dd>{t('callsOf', { calls, users: throughput.batchLimit })}</dd>
      </div>
      <div>
        <dt>{t('time')}</dt>
        <dd>{durationLabel(ms)}</dd>
      </div>
      <div>
        <dt>{t('emails')}</dt>
        <dd>{t('emailsCount', { count: emails })}</dd>
      </div>
    </dl>
  );
}

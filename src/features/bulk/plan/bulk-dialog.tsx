import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Plan, ShortfallChoice } from '../../../domain/plan/plan';
import { chooseShortfall } from '../../../domain/plan/shortfall';
import { ConfirmDialog } from '../../../ui/feedback/confirm-dialog';
import type { PlanDialogProps } from '../../shared/plan-review';
import styles from './bulk-dialog.module.css';
import { includeProtected } from './include-protected';
import { PlanCost } from './plan-cost';
import { PlanFiles } from './plan-files';
import { PlanGroups } from './plan-groups';
import { PlanOriginNote } from './plan-origin-note';
import { PlanSeats } from './plan-seats';
import { PlanShortfall } from './plan-shortfall';

/**
 * What a bulk change will do, before anything is sent. Titles, texts and buttons for assigning and
 * removing are those of GitLab's page.
 */
export function BulkDialog(props: PlanDialogProps) {
  const { plan: made, onConfirm, onCancel, throughput, onMakeRoom } = props;
  const t = useTranslations('bulk');
  const [included, setIncluded] = useState(false);
  const [choice, setChoice] = useState<ShortfallChoice | null>(null);
  const plan = useMemo(() => {
    const meant = included ? includeProtected(made) : made;
    return choice && meant.shortfall ? chooseShortfall(meant, choice) : meant;
  }, [made, included, choice]);
  const { action, counts, changes, shortfall } = plan;
  const change = changes.assign + changes.remove;
  // Where only seats are missing, the report has to say so for everyone who goes without.
  const idle = change + counts['no-seat'] === 0;
  return (
    <ConfirmDialog
      open
      maxWidth="md"
      title={t(`titles.${action}`)}
      confirmLabel={t(`confirm.${action}`)}
      confirmDisabled={idle}
      destructive={action !== 'assign'}
      onConfirm={() => onConfirm(plan)}
      onCancel={onCancel}
    >
      <p className={styles.lead}>
        {change === 0 ? t('nothing') : <LeadLabel plan={plan} change={change} />}
      </p>
      <PlanOriginNote
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
        protectedUsers={made.counts.protected}
        included={included}
        onInclude={setIncluded}
      />
      {change > 0 && <PlanCost plan={plan} throughput={throughput} />}
      {changes.assign > 0 && (
        <p className={styles.note}>{t('emails', { count: changes.assign })}</p>
      )}
      {changes.remove > 0 && <p className={styles.note}>{t('removeNote')}</p>}
      <PlanFiles plan={plan} batchLimit={throughput.batchLimit} />
    </ConfirmDialog>
  );
}

function LeadLabel({ plan, change }: { readonly plan: Plan; readonly change: number }) {
  const t = useTranslations('bulk');
  const { action, changes } = plan;
  if (action === 'swap') return t('leads.swap', changes);
  return t(`leads.${action}`, { count: change });
}

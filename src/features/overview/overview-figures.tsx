import { useTranslations } from 'use-intl';
import { figuresToCsv, figuresToJson } from '../../domain/utilization/figures-export';
import type { UtilizationFigures } from '../../domain/utilization/utilization-figures';
import { useSession } from '../../gitlab/session/session-context';
import { ExportMenu } from '../../ui/data/export-menu';
import { useTimeLabel } from '../../ui/layout/use-time-label';
import type { ReportSubject } from '../shared/reports/report-frame';
import { useShownFeatures } from '../shared/team-view/use-team-view';
import styles from './overview-figures.module.css';

type OverviewFiguresProps = {
  readonly subject: ReportSubject;
  readonly figures: UtilizationFigures;
};

/** Below the strip: who is counted as of when, what its words mean, and its figures as a file. */
export function OverviewFigures({ subject, figures }: OverviewFiguresProps) {
  const { purchase, name, today } = subject;
  const t = useTranslations('overview');
  const { instance } = useSession();
  const { gitlabActivity, lastDuoActivity } = useShownFeatures();
  const about = { instance, scope: name, purchase, day: today };
  return (
    <div className={styles.foot}>
      <p className={styles.note}>
        <CountedLine subject={subject} figures={figures} />{' '}
        {gitlabActivity && lastDuoActivity && t('figuresNote')}
      </p>
      <ExportMenu
        label={t('export.figures')}
        name={[name, 'figures']}
        csv={() => figuresToCsv(figures, about)}
        json={() => figuresToJson(figures, about)}
      />
    </div>
  );
}

/**
 * Empty until all holders are counted: until then the status line and the charts show how many are. The
 * number of seats is GitLab's counter, which stands in the strip; another one is named only to explain it.
 */
function CountedLine({ subject, figures }: OverviewFiguresProps) {
  const t = useTranslations('overview.counted');
  const timeLabel = useTimeLabel();
  const { holders } = figures;
  const { assignedQuantity: used } = subject.purchase;
  if (!holders.complete || holders.asOf === null) return null;
  const time = timeLabel(holders.asOf);
  return holders.value === used
    ? t('all', { count: used, time })
    : t('otherwise', { count: holders.value, used, time });
}

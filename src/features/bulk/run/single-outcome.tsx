import CloseIcon from '@mui/icons-material/Close';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import ProblemIcon from '@mui/icons-material/WarningAmberOutlined';
import IconButton from '@mui/material/IconButton';
import { useTranslations } from 'use-intl';
import { classNames } from '../../../lib/class-names';
import { FollowUpButtons } from '../../shared/follow-up-buttons';
import type { OutcomeProps } from './run-outcome';
import styles from './single.module.css';
import { SingleNote } from './single-note';
import { hasFailures } from '../../shared/report-states';
import { useOutcomeLabel } from './use-outcome-label';

/** The outcome for one user: a few words in the corner that stay until they are no longer needed. */
export function SingleOutcome({ run, followUps, onDismiss }: OutcomeProps) {
  const t = useTranslations('bulk.outcome');
  const { report } = run;
  const { lines } = useOutcomeLabel(run);
  const failed = hasFailures(report.counts);
  const name = report.entries[0]?.user?.name;
  const Icon = failed ? ProblemIcon : DoneIcon;
  return (
    <SingleNote>
      <Icon
        className={classNames(styles.icon, failed ? styles.problem : styles.done)}
        aria-hidden="true"
      />
      <div className={styles.label}>
        {name !== undefined && (
          <div className={styles.name}>
            <bdi>{name}</bdi>
          </div>
        )}
        {lines.join(' ')}
        <div className={styles.actions}>
          <FollowUpButtons report={report} followUps={followUps} variant="text" />
        </div>
      </div>
      <IconButton size="small" aria-label={t('dismiss')} onClick={onDismiss}>
        <CloseIcon />
      </IconButton>
    </SingleNote>
  );
}

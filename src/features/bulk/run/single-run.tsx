import CloseIcon from '@mui/icons-material/Close';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import ProblemIcon from '@mui/icons-material/WarningAmberOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import type { Runner } from '../../../domain/run/engine/runner';
import type { RunSnapshot } from '../../../domain/run/engine/run-snapshot';
import { classNames } from '../../../lib/class-names';
import { pageBody } from '../../../ui/layout/page-body';
import { FollowUpButtons } from '../../shared/plans/follow-ups';
import { hasFailures } from '../../shared/plans/report-states';
import { useOutcomeLabel, type OutcomeProps } from './run-outcome';
import { RunStateLabel } from './run-state-label';
import styles from './single-run.module.css';

/** A change that takes less is shown by the row alone. */
const SHOWN_AFTER_MS = 1_000;

type SingleProgressProps = { readonly run: RunSnapshot; readonly runner: Runner };

/** The change of one user, once it takes noticeably long. */
export function SingleProgress({ run, runner }: SingleProgressProps) {
  const t = useTranslations('bulk.run');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  const canceling = run.status === 'canceling';
  return (
    <CornerNote>
      <span className={styles.label}>
        {t(`doing.${run.action}`)} <RunStateLabel run={run} />
      </span>
      <Button
        size="small"
        aria-disabled={canceling}
        onClick={canceling ? undefined : runner.cancel}
      >
        {t('cancel')}
      </Button>
    </CornerNote>
  );
}

/** The outcome for one user, until it is dismissed. */
export function SingleOutcome({ run, followUps, onDismiss }: OutcomeProps) {
  const t = useTranslations('bulk.outcome');
  const { report } = run;
  const { lines } = useOutcomeLabel(run);
  const failed = hasFailures(report.counts);
  const name = report.entries[0]?.user?.name;
  const Icon = failed ? ProblemIcon : DoneIcon;
  return (
    <CornerNote>
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
    </CornerNote>
  );
}

/** In a corner of the window, not among the strips, which would make room for it. */
function CornerNote({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('bulk.run');
  return createPortal(
    <section aria-label={t('label')} className={styles.note} data-no-print>
      {children}
    </section>,
    pageBody(),
  );
}

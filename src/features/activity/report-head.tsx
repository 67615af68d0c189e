import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { JournalRun, RunHeader } from '../../domain/journal/journal';
import type { Report } from '../../domain/run/report/report';
import { exportRun, reportToCsv, reportToJson } from '../../domain/run/report/report-export';
import { fileName, JSON_TYPE, saveFile } from '../../lib/save-file';
import { ExportMenu } from '../../ui/data/export-menu';
import { PrintButton } from '../shared/reports/print-button';
import { ReportBreadcrumb } from './report-breadcrumb';
import { runFileName, seatsPath, useRunLabel } from './run-label';
import { useActivityAddresses } from './use-shown-runs';
import styles from './report-head.module.css';

type ReportHeadProps = {
  readonly header: RunHeader;
  readonly report: Report;
  readonly productName: (name: string) => string;
  /** Whether it was made at the instance of this session. */
  readonly here: boolean;
  readonly title: string;
  /** The actions of the run. */
  readonly actions: ReactNode;
};

/** What the run did, when, where, and what that changed. */
export function ReportHead(props: ReportHeadProps) {
  const { header, report, productName, here, title, actions } = props;
  const t = useTranslations('activity.report');
  const label = useRunLabel(productName);
  const { reportOf } = useActivityAddresses();
  const { origin, purchase, counters } = report;
  const where = label.where(header).join(' · ');
  const facts: readonly { readonly label: string; readonly value: ReactNode }[] = [
    { label: t('who'), value: `@${header.who}` },
    {
      label: t('when'),
      value: [label.when(header), label.took(header)].filter(Boolean).join(', '),
    },
    {
      label: t('where'),
      value: here ? <Link to={seatsPath(header)}>{where}</Link> : where,
    },
    {
      label: t('origin'),
      value:
        origin.kind === 'undo' || origin.kind === 'retry' ? (
          <Link to={reportOf(origin.runId)}>{t(`origins.${origin.kind}`)}</Link>
        ) : (
          t(`origins.${origin.kind}`)
        ),
    },
    {
      label: t('seats'),
      value: t('seatsChange', {
        before: purchase.assignedQuantity,
        after: counters.assignedQuantity,
        purchased: counters.purchasedQuantity,
      }),
    },
    { label: t('emails'), value: t('emailsCount', { count: report.emails }) },
    { label: t('proof.label'), value: label.verified(report.proof) },
  ];
  return (
    <header className={styles.head}>
      <ReportBreadcrumb header={header} title={title} />
      <div className={styles.line}>
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.actions} data-no-print>
          {actions}
        </div>
      </div>
      <dl className={styles.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

type ReportFilesProps = { readonly run: JournalRun; readonly report: Report };

/** Exports and prints a report. */
export function ReportFiles({ run, report }: ReportFilesProps) {
  const t = useTranslations('activity.report');
  return (
    <>
      <ExportMenu
        label={t('title')}
        name={runFileName('report', run.header)}
        csv={() => reportToCsv(report)}
        json={() => reportToJson(report)}
        more={{
          label: t('archive'),
          onClick: () =>
            saveFile(fileName(runFileName('run', run.header), 'json'), exportRun(run), JSON_TYPE),
        }}
      />
      <PrintButton />
    </>
  );
}

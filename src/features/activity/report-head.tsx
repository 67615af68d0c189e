import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { JournalRun, RunHeader } from '../../domain/journal/journal';
import type { Report } from '../../domain/run/report/report';
import { exportRun, reportToCsv, reportToJson } from '../../domain/run/report/report-export';
import { fileName, JSON_TYPE, saveFile } from '../../lib/save-file';
import { ExportMenu } from '../../ui/data/export-menu';
import { scopePath, useScopeName } from '../shared/scope-address';
import { PrintButton } from '../shared/reports/print-button';
import { runFileParts, seatsPath, useRunLabel } from './run-label';
import { useSeatCost } from '../shared/purchase/seat-cost';
import { useReportTableLabels } from './report-table-labels';
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
  const cost = useRunCost(header, report);
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
          <Link to={reportOf(origin.runId)}>{label.origin(origin)}</Link>
        ) : (
          <bdi>{label.origin(origin)}</bdi>
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
    ...(cost === null ? [] : [{ label: t('cost'), value: cost }]),
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

/** What the seats cost that a run assigned or removed; null without a price, and for a swap. */
function useRunCost({ instance, purchase }: RunHeader, { counts }: Report): string | null {
  const t = useTranslations('purchases');
  const costOf = useSeatCost(purchase, instance);
  const count = counts.assigned + counts.removed;
  const cost = counts.assigned > 0 && counts.removed > 0 ? null : costOf(count);
  return cost === null || count === 0 ? null : t('seatsCost', { count, cost });
}

type ReportFilesProps = {
  readonly run: JournalRun;
  readonly report: Report;
  readonly productName: (name: string) => string;
};

/** Exports and prints a report. */
export function ReportFiles({ run, report, productName }: ReportFilesProps) {
  const t = useTranslations('activity.report');
  const { header } = run;
  const labels = useReportTableLabels(header, productName);
  return (
    <>
      <ExportMenu
        label={t('title')}
        name={runFileParts('report', header)}
        at={header.startedAt}
        csv={() => reportToCsv(report, labels)}
        json={() => reportToJson(report)}
        more={{
          label: t('archive'),
          onClick: () =>
            saveFile(
              fileName(runFileParts('run', header), 'json', header.startedAt),
              exportRun(run),
              JSON_TYPE,
            ),
        }}
      />
      <PrintButton />
    </>
  );
}

type ReportBreadcrumbProps = {
  readonly header: Pick<RunHeader, 'scope'>;
  readonly title: string;
};

/** Where a report stands: its group, the group's activity, and the run. */
function ReportBreadcrumb({ header: { scope }, title }: ReportBreadcrumbProps) {
  const t = useTranslations('activity');
  const { page, list } = useActivityAddresses();
  const { name, id } = useScopeName(page);
  // Of a group that is no longer owned, the run knows the name.
  const shownName = page?.kind === 'group' && id === null && 'name' in scope ? scope.name : name;
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className={styles.trail}>
        {page && (
          <li>
            <Link to={{ ...list, pathname: scopePath(page) }}>
              <bdi>{shownName}</bdi>
            </Link>
          </li>
        )}
        <li>
          <Link to={list}>{t('title')}</Link>
        </li>
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}

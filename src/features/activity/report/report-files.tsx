import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import { exportRun, reportToCsv, reportToJson } from '../../../domain/run/report/report-export';
import type { JournalRun } from '../../../domain/journal/journal';
import type { Report } from '../../../domain/run/report/report';
import { CSV_TYPE, fileName, JSON_TYPE, saveFile } from '../../../lib/save-file';
import { MenuButton } from '../../../ui/controls/menu-button';
import { runFileName } from '../run-file-name';

type ReportFilesProps = { readonly run: JournalRun; readonly report: Report };

/** Ways to take a report elsewhere. */
export function ReportFiles({ run, report }: ReportFilesProps) {
  const t = useTranslations('activity.report');
  const name = runFileName('report', run.header);
  return (
    <>
      <MenuButton
        label={t('exportLabel')}
        variant="outlined"
        icon={<DownloadIcon />}
        items={[
          {
            label: t('csv'),
            onClick: () => saveFile(fileName(name, 'csv'), reportToCsv(report), CSV_TYPE),
          },
          {
            label: t('json'),
            onClick: () => saveFile(fileName(name, 'json'), reportToJson(report), JSON_TYPE),
          },
          {
            label: t('archive'),
            onClick: () =>
              saveFile(fileName(runFileName('run', run.header), 'json'), exportRun(run), JSON_TYPE),
          },
        ]}
      />
      <Button size="small" startIcon={<PrintIcon />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
}

import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useTranslations } from 'use-intl';
import type { Plan } from '../../../domain/plan/plan';
import { planToCsv, planToGraphql, planToJson } from '../../../domain/plan/plan-export';
import { CSV_TYPE, fileName, JSON_TYPE, saveFile } from '../../../lib/save-file';
import { CopyButton } from '../../../ui/controls/copy-button';
import { MenuButton } from '../../../ui/controls/menu-button';
import styles from './bulk-dialog.module.css';

type PlanFilesProps = { readonly plan: Plan; readonly batchLimit: number };

/** Ways to take a plan elsewhere: to an approver, or to a console. */
export function PlanFiles({ plan, batchLimit }: PlanFilesProps) {
  const t = useTranslations('bulk.files');
  const name = ['plan', plan.action];
  return (
    <div className={styles.files}>
      <CopyButton
        variant="text"
        label={t('graphql')}
        text={() => planToGraphql(plan, batchLimit)}
      />
      <MenuButton
        label={t('export')}
        icon={<DownloadIcon />}
        items={[
          {
            label: t('csv'),
            onClick: () => saveFile(fileName(name, 'csv'), planToCsv(plan), CSV_TYPE),
          },
          {
            label: t('json'),
            onClick: () => saveFile(fileName(name, 'json'), planToJson(plan), JSON_TYPE),
          },
        ]}
      />
    </div>
  );
}

import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useTranslations } from 'use-intl';
import type { Plan } from '../../../domain/plan/plan';
import { planToCsv, planToGraphql, planToJson } from '../../../domain/plan/plan-export';
import { CSV_TYPE, fileName, JSON_TYPE, saveFile } from '../../../lib/save-file';
import { MenuButton } from '../../../ui/controls/menu-button';
import { LazyCopy } from './lazy-copy';
import styles from './plan-files.module.css';

type PlanFilesProps = { readonly plan: Plan; readonly batchLimit: number };

/** Ways to take a plan elsewhere: to somebody who has to agree, or to a console. */
export function PlanFiles({ plan, batchLimit }: PlanFilesProps) {
  const t = useTranslations('bulk.files');
  const name = ['plan', plan.action, new Date(plan.createdAt).toISOString().slice(0, 10)];
  return (
    <div className={styles.files}>
      <LazyCopy label={t('graphql')} text={() => planToGraphql(plan, batchLimit)} />
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

import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../ui/feedback/confirm-dialog';
import type { ListedRun } from './journal-runs';
import { useRunLabel } from './run-label';

type DeleteRunsDialogProps = {
  readonly count: number;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before several runs are deleted from the journal. */
export function DeleteRunsDialog({ count, onConfirm, onCancel }: DeleteRunsDialogProps) {
  const t = useTranslations('activity');
  return (
    <ConfirmDialog
      open
      destructive
      title={t('deleteAllTitle')}
      confirmLabel={t('deleteAllConfirm')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{t('deleteAllText', { count })}</p>
    </ConfirmDialog>
  );
}

type DeleteRunDialogProps = {
  readonly run: Pick<ListedRun, 'header' | 'state'>;
  readonly productName: (name: string) => string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before a run is deleted from the journal. */
export function DeleteRunDialog({ run, productName, onConfirm, onCancel }: DeleteRunDialogProps) {
  const t = useTranslations('activity');
  const label = useRunLabel(productName);
  const { header, state } = run;
  return (
    <ConfirmDialog
      open
      destructive
      title={t('deleteTitle')}
      confirmLabel={t('deleteConfirm')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{t('deleteText', { what: label.what(header), when: label.when(header) })}</p>
      {state === 'interrupted' && <p>{t('deleteUnfinished')}</p>}
    </ConfirmDialog>
  );
}

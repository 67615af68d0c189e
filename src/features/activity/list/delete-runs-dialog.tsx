import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../../ui/feedback/confirm-dialog';

type DeleteRunsDialogProps = {
  readonly count: number;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before the journal is emptied. */
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

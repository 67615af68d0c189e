import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '../../../ui/feedback/confirm-dialog';
import type { ListedRun } from '../listed-run';
import { useRunLabel } from '../use-run-label';

type DeleteRunDialogProps = {
  readonly run: Pick<ListedRun, 'header' | 'state'>;
  readonly productName: (name: string) => string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
};

/** Asks before a run leaves the journal. */
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

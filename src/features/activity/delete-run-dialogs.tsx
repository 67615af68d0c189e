import { useTranslations } from 'use-intl';
import { ConfirmDialog, type ConfirmDialogProps } from '../../ui/feedback/confirm-dialog';
import type { ListedRun } from './journal-runs';
import { useRunLabel } from './run-label';

type Answers = Pick<ConfirmDialogProps, 'onConfirm' | 'onCancel'>;

type DeleteRunsDialogProps = Answers & { readonly count: number };

/** Asks before several runs are deleted from the journal. */
export function DeleteRunsDialog({ count, ...answers }: DeleteRunsDialogProps) {
  const t = useTranslations('activity');
  const labels = { title: t('deleteAllTitle'), confirmLabel: t('deleteAllConfirm') };
  return (
    <ConfirmDialog destructive {...labels} {...answers}>
      <p>{t('deleteAllText', { count })}</p>
    </ConfirmDialog>
  );
}

type DeleteRunDialogProps = Answers & {
  readonly run: Pick<ListedRun, 'header' | 'state'>;
  readonly productName: (name: string) => string;
};

/** Asks before a run is deleted from the journal. */
export function DeleteRunDialog({ run, productName, ...answers }: DeleteRunDialogProps) {
  const t = useTranslations('activity');
  const label = useRunLabel(productName);
  const { header, state } = run;
  const labels = { title: t('deleteTitle'), confirmLabel: t('deleteConfirm') };
  return (
    <ConfirmDialog destructive {...labels} {...answers}>
      <p>{t('deleteText', { what: label.what(header), when: label.when(header) })}</p>
      {state === 'interrupted' && <p>{t('deleteUnfinished')}</p>}
    </ConfirmDialog>
  );
}

import { lazy, Suspense } from 'react';
import { useOnceWanted } from '../../ui/controls/use-once-opened';
import type { KeysDialogProps } from './keys-dialog';

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog')).KeysDialog }));

/** The list of keys, whose code comes when it is opened for the first time. */
export function LazyKeysDialog(props: KeysDialogProps) {
  return useOnceWanted(props.open) ? (
    <Suspense>
      <KeysDialog {...props} />
    </Suspense>
  ) : null;
}

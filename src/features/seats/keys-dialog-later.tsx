import { lazy, Suspense, useState } from 'react';
import type { KeysDialogProps } from './keys-dialog';

const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog')).KeysDialog }));

/** The list of keys, whose code comes when it is opened for the first time. */
export function KeysDialogLater(props: KeysDialogProps) {
  const [isWanted, setIsWanted] = useState(props.open);
  if (props.open && !isWanted) setIsWanted(true);
  return isWanted ? (
    <Suspense>
      <KeysDialog {...props} />
    </Suspense>
  ) : null;
}

import { lazy, Suspense } from 'react';
import { useOnceWanted } from '../../../ui/controls/use-once-opened';
import type { UserDrawerProps } from './user-drawer';

const UserDrawer = lazy(async () => ({ default: (await import('./user-drawer')).UserDrawer }));

/** The drawer with a user's details, whose code comes when it is opened for the first time. */
export function LazyUserDrawer(props: UserDrawerProps) {
  return useOnceWanted(props.id !== null) ? (
    <Suspense>
      <UserDrawer {...props} />
    </Suspense>
  ) : null;
}

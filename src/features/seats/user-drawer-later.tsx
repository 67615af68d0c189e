import { lazy, Suspense, useState } from 'react';
import type { UserDrawerProps } from './user-drawer';

const UserDrawer = lazy(async () => ({ default: (await import('./user-drawer')).UserDrawer }));

/** The drawer with a user's details, whose code comes when it is opened for the first time. */
export function UserDrawerLater(props: UserDrawerProps) {
  const [isWanted, setIsWanted] = useState(props.id !== null);
  if (props.id !== null && !isWanted) setIsWanted(true);
  return isWanted ? (
    <Suspense>
      <UserDrawer {...props} />
    </Suspense>
  ) : null;
}

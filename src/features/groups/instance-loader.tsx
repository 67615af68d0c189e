import { useMemo } from 'react';
import { Outlet } from 'react-router-dom';
import { useSession } from '../../gitlab/session/session-context';
import type { PlaceOutlet } from '../shared/scope-context';

/** The whole instance, for its administrators. */
export function InstanceGate() {
  const { instance, user } = useSession();
  const outlet = useMemo<PlaceOutlet>(
    () => ({ place: { kind: 'instance' }, name: new URL(instance).host, owned: user.isAdmin }),
    [instance, user.isAdmin],
  );
  return <Outlet context={outlet} />;
}

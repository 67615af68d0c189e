import { useMemo } from 'react';
import { Outlet } from 'react-router-dom';
import { useSession } from '../../gitlab/session/session-context';
import type { ScopeOutlet } from '../shared/scope-context';

/** The whole instance, for its administrators. */
export function InstanceLoader() {
  const { instance, user } = useSession();
  const outlet = useMemo<ScopeOutlet>(
    () => ({ scope: { kind: 'instance' }, name: new URL(instance).host, owned: user.isAdmin }),
    [instance, user.isAdmin],
  );
  return <Outlet context={outlet} />;
}

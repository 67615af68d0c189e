import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RunHeader } from '../../domain/journal/journal';
import { useSession } from '../../gitlab/session/session-context';
import { useDemo } from '../shared/demo-context';
import {
  type ScopeAddress,
  scopePath,
  useScopeAddress,
  useScopeName,
} from '../shared/scope-address';
import { useAddressParams, withParam } from '../../ui/layout/use-address-params';

/**
 * Which runs are listed.
 * - `scope`: those that the signed-in user made in the group or the instance of the page.
 * - `own`: those of the user in all groups of this GitLab.
 * - `browser`: all runs of this browser, by any user and in any GitLab.
 */
type Extent = 'scope' | 'own' | 'browser';

/** In the address, so that it is kept when the user comes back from a report. */
const ALL = 'all';
const VALUES = { scope: null, own: 'own', browser: '' } as const;

/** The runs to show, and how to show others. */
export function useShownRuns() {
  const { instance, user } = useSession();
  const { gitlab: demo } = useDemo();
  const scope = useScopeAddress();
  const { id, name } = useScopeName(scope);
  const [search, change] = useAddressParams();
  const value = search.get(ALL);
  // The demo, which needs no token, shows only its own runs.
  const mayShowBrowser = demo === null;
  const extent: Extent =
    value === VALUES.browser && mayShowBrowser
      ? 'browser'
      : value === null && scope !== null
        ? 'scope'
        : 'own';
  const fullPath = scope?.kind === 'group' ? scope.fullPath : null;

  const isOwn = useCallback(
    (header: RunHeader) => header.instance === instance && header.who === user.username,
    [instance, user.username],
  );
  const shown = useCallback(
    (header: RunHeader) =>
      extent === 'browser' ||
      (isOwn(header) && (extent === 'own' || isIn(header, { fullPath, id }))),
    [extent, isOwn, fullPath, id],
  );
  const show = (next: Extent) => change((now) => withParam(now, ALL, VALUES[next]));
  return { shown, isOwn, extent, show, scope, name, mayShowBrowser };
}

/** A group keeps its id where it is moved to another path. */
function isIn(
  { scope }: Pick<RunHeader, 'scope'>,
  page: { readonly fullPath: string | null; readonly id: string | null },
): boolean {
  if (scope.kind === 'instance' || page.fullPath === null) {
    return scope.kind === 'instance' && page.fullPath === null;
  }
  return page.id === null
    ? scope.fullPath.toLowerCase() === page.fullPath.toLowerCase()
    : scope.id === page.id;
}

type ActivityAddress = { readonly pathname: string; readonly search: string };

/** The addresses of the list of runs and of their reports. They keep the add-on that the tabs show. */
export function useActivityAddresses() {
  const { instance } = useSession();
  const page = useScopeAddress();
  const { id } = useScopeName(page);
  const addOn = useSearchParams()[0].get('addon');
  const fullPath = page?.kind === 'group' ? page.fullPath : null;
  const search = addOn === null ? '' : `?${new URLSearchParams({ addon: addOn }).toString()}`;
  const activityOf = (scope: ScopeAddress | null) => `${scope ? scopePath(scope) : ''}/activity`;
  return {
    page,
    list: { pathname: activityOf(page), search },
    /** In the group or the instance where the run was made; without one where that is another GitLab's. */
    report(header: Pick<RunHeader, 'id' | 'instance' | 'scope'>): ActivityAddress {
      const isHere = header.instance === instance;
      if (isHere && page && isIn(header, { fullPath, id })) {
        return { pathname: `${activityOf(page)}/${header.id}`, search };
      }
      return { pathname: `${activityOf(isHere ? header.scope : null)}/${header.id}`, search: '' };
    },
    /** Of a run of which only the id is known: it leads on to where the run was made. */
    reportOf: (runId: string) => ({ pathname: `${activityOf(page)}/${runId}`, search }),
  };
}

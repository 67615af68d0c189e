import { useMatch } from 'react-router-dom';
import { useSession } from '../../gitlab/session/session-context';
import { useOwnedGroups } from '../../gitlab/use-owned-groups';

/** A group or the instance, as the address of a page names it. */
export type ScopeAddress =
  { readonly kind: 'group'; readonly fullPath: string } | { readonly kind: 'instance' };

/** The path of the overview of a group or the instance; its other pages are below it. */
export function scopePath(scope: ScopeAddress): string {
  return scope.kind === 'group' ? `/groups/${encodeURIComponent(scope.fullPath)}` : '/instance';
}

/** The group or the instance that the page is about; null for the other pages. */
export function useScopeAddress(): ScopeAddress | null {
  const inGroup = useMatch('/groups/:fullPath/*');
  const inInstance = useMatch('/instance/*');
  if (inGroup) return { kind: 'group', fullPath: inGroup.params.fullPath ?? '' };
  return inInstance && { kind: 'instance' };
}

/** The name and the id of that group as far as they are known, else its path; or the host of the instance. */
export function useScopeName(scope: ScopeAddress | null): {
  readonly name: string;
  readonly id: string | null;
} {
  const { instance } = useSession();
  const groups = useOwnedGroups();
  if (scope?.kind !== 'group') return { name: new URL(instance).host, id: null };
  const wanted = scope.fullPath.toLowerCase();
  const own =
    groups.kind === 'ready'
      ? groups.groups.find(({ fullPath }) => fullPath.toLowerCase() === wanted)
      : undefined;
  return { name: own?.name ?? scope.fullPath, id: own?.id ?? null };
}

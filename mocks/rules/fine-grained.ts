import type { WorldGroup } from '../world/model';
import type { World } from '../world/world';
import type { Viewer } from './viewer';

/**
 * What a fine-grained token may do, by its grants; and a classic one in a group that demands fine-grained tokens,
 * where it counts as one without grants. OAuth is exempt.
 * app/services/authz/tokens/authorize_granular_scopes_service.rb
 */

/** `read_…` of GitLab is "…: Read" in its texts. */
export type Permission =
  | 'Add On Assignment: Create'
  | 'Add On Assignment: Delete'
  | 'Group: Read'
  | 'Metadata: Read'
  | 'Personal Access Token: Read'
  | 'User: Read';

type Boundary = 'group' | 'instance' | 'user';

/**
 * Whether the token is held to its grants at all. Then it reads nothing of what GitLab has no permission for:
 * purchases, namespaces. config/authz/graphql/authorization_todo.txt
 */
export function isHeldToGrants(world: World, { token }: Viewer, group: WorldGroup | null): boolean {
  if (token?.kind === 'fine-grained') return true;
  const root = group === null ? undefined : world.group(group.rootId);
  return token?.kind === 'personal' && root?.enforcesFineGrained === true;
}

/** GitLab's sentence where the token lacks the permission; null where nothing is in the way. */
export function fineGrainedRefusal(
  world: World,
  viewer: Viewer,
  permission: Permission,
  [boundary, group]: readonly [Boundary, WorldGroup | null],
): string | null {
  if (!isHeldToGrants(world, viewer, group)) return null;
  if (viewer.token?.grants?.includes(permission) === true) return null;
  return `Access denied: This operation requires a fine-grained personal access token with the following ${boundary} permissions: [${permission}].`;
}

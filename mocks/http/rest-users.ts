import { emailOf, enterpriseUsers } from '../rules/emails';
import { isAdmin, isOwner } from '../rules/viewer';
import type { Viewer } from '../rules/viewer';
import { limitsOffset } from '../version-rules';
import type { GitLabVersion } from '../versions';
import { dayText } from '../world/days';
import type { WorldGroup, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { json, locationOf } from './message';
import type { MockRequest, MockResponse } from './message';
import { keysetPage, offsetPage, offsetRefusal } from './rest-pages';

export interface UsersEndpoint {
  readonly world: World;
  readonly version: GitLabVersion;
  readonly viewer: Viewer;
  readonly origin: string;
}

/** What everyone sees of a user. lib/api/entities/user_basic.rb */
function basicJson(user: WorldUser, origin: string): Record<string, unknown> {
  return {
    id: user.id,
    username: user.username,
    public_email: user.publicEmail ?? '',
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: user.hasAvatar
      ? `${origin}/uploads/-/system/user/avatar/${user.id}/avatar.svg`
      : null,
    web_url: `${origin}/${user.username}`,
  };
}

/** What an administrator sees, and an Owner of enterprise users. lib/api/entities/user_public.rb */
function fullJson(user: WorldUser, origin: string): Record<string, unknown> {
  const createdAt = new Date(user.createdAt).toISOString();
  return {
    ...basicJson(user, origin),
    created_at: createdAt,
    bot: user.type !== 'HUMAN',
    last_sign_in_at: user.lastLoginAt === null ? null : new Date(user.lastLoginAt).toISOString(),
    confirmed_at: createdAt,
    last_activity_on: user.lastActivityOn === null ? null : dayText(user.lastActivityOn),
    email: emailOf(user),
    external: false,
    identities: [],
  };
}

/** `username` exactly, `search` in names and, for who sees them, addresses, `active`, `blocked`. */
function filtered(
  users: readonly WorldUser[],
  query: URLSearchParams,
  seesEmails: boolean,
): WorldUser[] {
  const username = query.get('username')?.toLowerCase();
  const search = query.get('search')?.toLowerCase() ?? '';
  const textsOf = (user: WorldUser): (string | null)[] => [
    user.name,
    user.username,
    seesEmails ? emailOf(user) : user.publicEmail,
  ];
  return users.filter(
    (user) =>
      (username === undefined || user.username.toLowerCase() === username) &&
      textsOf(user).some((text) => text?.toLowerCase().includes(search)) &&
      (query.get('active') !== 'true' || user.state === 'active') &&
      (query.get('blocked') !== 'true' || user.state.endsWith('blocked')),
  );
}

/** `GET /groups/:id/enterprise_users`, by page number. ee/lib/api/group_enterprise_users.rb */
export function answerEnterpriseUsers(
  group: WorldGroup,
  request: MockRequest,
  { world, viewer, origin }: UsersEndpoint,
): MockResponse {
  if (group.parentId !== null) {
    return json(400, { message: '400 Bad request - Must be a top-level group' });
  }
  if (!isAdmin(viewer) && !isOwner(world, viewer, group)) {
    return json(403, { message: '403 Forbidden' });
  }
  const query = locationOf(request).searchParams;
  const found = filtered(enterpriseUsers(world, group), query, true);
  return offsetPage(request, origin, found.reverse(), (user) => fullJson(user, origin));
}

/** `GET /users`: addresses are for administrators. The newest account first. lib/api/users.rb */
export function answerUsers(
  request: MockRequest,
  { world, version, viewer, origin }: UsersEndpoint,
): MockResponse {
  const query = locationOf(request).searchParams;
  const isFull = isAdmin(viewer);
  const found = filtered(world.users, query, isFull);
  if (!isFull || query.get('sort') !== 'asc') found.reverse();
  const shape = (user: WorldUser) => (isFull ? fullJson : basicJson)(user, origin);
  if (query.get('pagination') === 'keyset') return keysetPage(request, origin, found, shape);
  const refusal = limitsOffset(version) ? offsetRefusal(request, 'User') : null;
  return refusal ?? offsetPage(request, origin, found, shape);
}

import { REVISION } from '../graphql/resolvers/query';
import { eligiblePool } from '../rules/eligibility';
import { isActive } from '../rules/purchases';
import { fineGrainedRefusal } from '../rules/fine-grained';
import { mayManageSeats, maySee } from '../rules/viewer';
import type { Viewer } from '../rules/viewer';
import { fullVersion } from '../versions';
import type { GitLabVersion } from '../versions';
import { dayAfter } from '../world/days';
import type { WorldGroup, WorldToken, WorldUser } from '../world/model';
import type { World } from '../world/world';
import { identify, opensApi, tokenState } from './authenticate';
import { json, locationOf, notGranted } from './message';
import type { MockRequest, MockResponse } from './message';
import { answerGroups } from './rest-groups';
import { answerUsers } from './rest-users';

export interface RestEndpoint {
  readonly world: World;
  readonly version: GitLabVersion;
  readonly now: number;
  readonly origin: string;
}

const NOT_FOUND = json(404, { error: '404 Not Found' });
const iso = (time: number): string => new Date(time).toISOString();

const DEAD = {
  expired: 'Token is expired. You can either do re-authorization or token refresh.',
  revoked: 'Token was revoked. You have to re-authorize from the user.',
} as const;

function tokenSelf(token: WorldToken, viewer: Viewer, { world, now }: RestEndpoint): MockResponse {
  const permission = 'Personal Access Token: Read';
  const refusal = fineGrainedRefusal(world, viewer, permission, ['user', null]);
  if (refusal !== null) return notGranted(refusal);
  if (token.kind === 'oauth') {
    return json(400, {
      message: '400 Bad request - This endpoint requires token type to be a personal access token',
    });
  }
  return json(200, {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: iso(token.createdAt),
    scopes: token.scopes,
    user_id: token.userId,
    last_used_at: token.lastUsedAt === null ? null : iso(token.lastUsedAt),
    active: tokenState(token, now) === 'active',
    expires_at: token.expiresOn,
  });
}

function userJson(user: WorldUser, { origin }: RestEndpoint): MockResponse {
  return json(200, {
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    avatar_url: user.hasAvatar
      ? `${origin}/uploads/-/system/user/avatar/${user.id}/avatar.svg`
      : null,
    web_url: `${origin}/${user.username}`,
    created_at: iso(user.createdAt),
    public_email: user.publicEmail,
    ...(user.admin ? { is_admin: true } : {}),
  });
}

/** The day that the group's subscription ends: its newest purchase's, as they are sold together. */
function endDate(world: World, group: WorldGroup, now: number): string {
  const ends = world.purchases
    .filter((purchase) => purchase.namespaceId === group.id && isActive(purchase, now))
    .map((purchase) => purchase.expiresOn);
  return ends.sort().at(-1) ?? dayAfter(now, 245);
}

function namespaceJson(
  group: WorldGroup,
  viewer: Viewer,
  { world, now, origin }: RestEndpoint,
): MockResponse {
  const common = {
    id: group.id,
    name: group.name,
    path: group.path,
    kind: 'group',
    full_path: group.fullPath,
    parent_id: group.parentId,
    avatar_url: null,
    web_url: `${origin}/groups/${group.fullPath}`,
  };
  if (!mayManageSeats(world, viewer, group)) return json(200, common);
  const members = {
    members_count_with_descendants: eligiblePool(world, group.rootId).users.length,
  };
  if (world.offering === 'self-managed') return json(200, { ...common, ...members });
  return json(200, {
    ...common,
    ...members,
    billable_members_count: eligiblePool(world, group.rootId).users.length,
    plan: group.plan,
    end_date: endDate(world, group, now),
    trial: group.trialEndsOn !== null,
    trial_ends_on: group.trialEndsOn,
  });
}

function subscriptionJson(
  group: WorldGroup,
  viewer: Viewer,
  { world, now }: RestEndpoint,
): MockResponse {
  if (world.offering === 'self-managed') return NOT_FOUND;
  if (!mayManageSeats(world, viewer, group)) return json(403, { message: '403 Forbidden' });
  const inUse = eligiblePool(world, group.rootId).users.length;
  const trial = group.trialEndsOn !== null;
  return json(200, {
    plan: { code: group.plan, name: group.plan, trial, auto_renew: null, upgradable: false },
    usage: {
      seats_in_subscription: inUse + 25,
      seats_in_use: inUse,
      max_seats_used: inUse,
      seats_owed: 0,
    },
    billing: {
      subscription_start_date: dayAfter(now, -120),
      subscription_end_date: endDate(world, group, now),
      trial_ends_on: group.trialEndsOn,
    },
  });
}

function findGroup(world: World, viewer: Viewer, key: string): WorldGroup | null {
  const group = /^\d+$/.test(key) ? world.group(Number(key)) : world.groupByPath(key);
  return group !== undefined && maySee(world, viewer, group) ? group : null;
}

/** `/api/v4/*`, the few endpoints that a seat console needs. */
export function answerRest(request: MockRequest, endpoint: RestEndpoint): MockResponse {
  const { world, version, now } = endpoint;
  const path = locationOf(request).pathname.replace(/^\/api\/v4/, '');
  const identity = identify(world, request, now);
  if (identity.kind === 'dead') {
    return json(401, { error: 'invalid_token', error_description: DEAD[identity.state] });
  }
  if (identity.kind === 'inactive user') {
    return json(403, { message: '403 Forbidden - Your account has been blocked.' });
  }
  if (identity.kind !== 'known') return json(401, { message: '401 Unauthorized' });
  const { token, viewer } = identity;
  if (request.method !== 'GET') return NOT_FOUND;
  if (path === '/personal_access_tokens/self') return tokenSelf(token, viewer, endpoint);
  const mayReadUser = opensApi(token) || token.scopes.includes('read_user');
  if (path === '/user' && mayReadUser && viewer.user !== null)
    return userJson(viewer.user, endpoint);
  const users = { ...endpoint, viewer };
  if (path === '/users' && mayReadUser) return answerUsers(request, users);
  if (!opensApi(token)) {
    const scope = 'api read_api';
    const why = 'The request requires higher privileges than provided by the access token.';
    return json(403, { error: 'insufficient_scope', error_description: why, scope });
  }
  if (path === '/version') return json(200, { version: fullVersion(version), revision: REVISION });
  if (path === '/metadata') {
    return json(200, { version: fullVersion(version), revision: REVISION, enterprise: true });
  }
  const find = (key: string): WorldGroup | null => findGroup(world, viewer, key);
  const groups = answerGroups(path, { ...users, request }, find);
  if (groups !== null) return groups;
  const [, key, rest] = /^\/namespaces\/([^/]+)(\/gitlab_subscription)?$/.exec(path) ?? [];
  if (key === undefined) return NOT_FOUND;
  const group = find(decodeURIComponent(key));
  if (group === null) return json(404, { message: '404 Namespace Not Found' });
  return rest === undefined
    ? namespaceJson(group, viewer, endpoint)
    : subscriptionJson(group, viewer, endpoint);
}

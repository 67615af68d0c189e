import { fineGrainedRefusal } from '../rules/fine-grained';
import { isOwner, isAdmin } from '../rules/viewer';
import type { LdapLink, SamlLink, WorldGroup } from '../world/model';
import { hasDuoAccessRules, listsEnterpriseUsers } from '../version-rules';
import type { World } from '../world/world';
import { json, notGranted } from './message';
import type { MockRequest, MockResponse } from './message';
import { answerEnterpriseUsers } from './rest-users';
import type { UsersEndpoint } from './rest-users';

export interface GroupEndpoint extends UsersEndpoint {
  readonly request: MockRequest;
}

const NOT_FOUND = json(404, { error: '404 Not Found' });

const ldapJson = ({ cn, access }: LdapLink) => ({
  cn,
  group_access: access,
  provider: 'ldapmain',
  filter: null,
});

/** GitLab 19.4 does not tell what a link assigns. ee/lib/api/entities/saml_group_link.rb */
const samlJson = ({ name, access, assignsSeats }: SamlLink) => ({
  name,
  access_level: access,
  provider: null,
  ...(assignsSeats === undefined ? {} : { assign_duo_seats: assignsSeats }),
});

/** Settings of Duo, for who administers the group; the rules are a top-level group's. */
function duoJson(group: WorldGroup, { world, viewer, version }: GroupEndpoint): object {
  if (!isAdmin(viewer) && !isOwner(world, viewer, group)) return {};
  const rules = group.duoRules.map(({ groupId, features }) => ({
    through_namespace: namespaceJson(world, groupId),
    features,
  }));
  return {
    duo_features_enabled: true,
    lock_duo_features_enabled: false,
    ...(rules.length > 0 && hasDuoAccessRules(version)
      ? { duo_namespace_access_rules: rules }
      : {}),
  };
}

function namespaceJson(world: World, id: number): object {
  const group = world.group(id);
  return { id, name: group?.name ?? '', full_path: group?.fullPath ?? '' };
}

/**
 * `GET /groups/:id`: the lists of links are in it when there are any, for everyone who sees the group.
 * ee/lib/ee/api/entities/group.rb
 */
function groupJson(group: WorldGroup, endpoint: GroupEndpoint): MockResponse {
  const { origin } = endpoint;
  const { ldapLinks, samlLinks } = group;
  return json(200, {
    id: group.id,
    web_url: `${origin}/groups/${group.fullPath}`,
    name: group.name,
    path: group.path,
    visibility: group.visibility,
    avatar_url: null,
    full_name: group.fullName,
    full_path: group.fullPath,
    parent_id: group.parentId,
    ldap_cn: null,
    ldap_access: null,
    ...(ldapLinks.length === 0 ? {} : { ldap_group_links: ldapLinks.map(ldapJson) }),
    ...(samlLinks === null || samlLinks.length === 0
      ? {}
      : { saml_group_links: samlLinks.map(samlJson) }),
    ...duoJson(group, endpoint),
  });
}

/** ee/lib/api/ldap_group_links.rb: an Owner's; without links it is not found. */
function ldapLinks(group: WorldGroup, { world, viewer }: GroupEndpoint): MockResponse {
  if (!isAdmin(viewer) && !isOwner(world, viewer, group)) {
    return json(403, { message: '403 Forbidden' });
  }
  return group.ldapLinks.length === 0
    ? json(404, { message: 'No linked LDAP groups found' })
    : json(200, group.ldapLinks.map(ldapJson));
}

/** ee/lib/api/saml_group_links.rb: 401 without the right, which an Owner lacks as well where SAML is not set up. */
function samlLinks(group: WorldGroup, { world, viewer }: GroupEndpoint): MockResponse {
  const isAllowed = isAdmin(viewer) || isOwner(world, viewer, group);
  return isAllowed && group.samlLinks !== null
    ? json(200, group.samlLinks.map(samlJson))
    : json(401, { message: '401 Unauthorized' });
}

/** `/groups/:id`, its links to LDAP and SAML groups, and its enterprise users; null for other paths. */
export function answerGroups(
  path: string,
  endpoint: GroupEndpoint,
  find: (key: string) => WorldGroup | null,
): MockResponse | null {
  const [, key, rest] =
    /^\/groups\/([^/]+)(\/ldap_group_links|\/saml_group_links|\/enterprise_users)?$/.exec(path) ??
    [];
  if (key === undefined) return null;
  if (rest === '/enterprise_users' && !listsEnterpriseUsers(endpoint.version)) return NOT_FOUND;
  const group = find(decodeURIComponent(key));
  if (group === null) return json(404, { message: '404 Group Not Found' });
  const { world, viewer } = endpoint;
  const refusal = fineGrainedRefusal(world, viewer, 'Group: Read', ['group', group]);
  if (refusal !== null) return notGranted(refusal);
  if (rest === undefined) return groupJson(group, endpoint);
  if (rest === '/enterprise_users') return answerEnterpriseUsers(group, endpoint.request, endpoint);
  return rest === '/ldap_group_links' ? ldapLinks(group, endpoint) : samlLinks(group, endpoint);
}

import { fineGrainedRefusal } from '../rules/fine-grained';
import { isOwner, isAdmin } from '../rules/viewer';
import type { Viewer } from '../rules/viewer';
import type { LdapLink, SamlLink, WorldGroup } from '../world/model';
import type { World } from '../world/world';
import { json, notGranted } from './message';
import type { MockResponse } from './message';

export interface GroupEndpoint {
  readonly world: World;
  readonly viewer: Viewer;
  readonly origin: string;
}

const ldapJson = ({ cn, access }: LdapLink) => ({
  cn,
  group_access: access,
  provider: 'ldapmain',
  filter: null,
});

const samlJson = ({ name, access }: SamlLink) => ({ name, access_level: access, provider: null });

/**
 * `GET /groups/:id`: the lists of links are in it when there are any, for everyone who sees the group.
 * ee/lib/ee/api/entities/group.rb
 */
function groupJson(group: WorldGroup, { origin }: GroupEndpoint): MockResponse {
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

/** `/groups/:id`, and the links of a group to LDAP and SAML groups; null for other paths. */
export function answerGroups(
  path: string,
  endpoint: GroupEndpoint,
  find: (key: string) => WorldGroup | null,
): MockResponse | null {
  const [, key, rest] =
    /^\/groups\/([^/]+)(\/ldap_group_links|\/saml_group_links)?$/.exec(path) ?? [];
  if (key === undefined) return null;
  const group = find(decodeURIComponent(key));
  if (group === null) return json(404, { message: '404 Group Not Found' });
  const { world, viewer } = endpoint;
  const refusal = fineGrainedRefusal(world, viewer, 'Group: Read', ['group', group]);
  if (refusal !== null) return notGranted(refusal);
  if (rest === undefined) return groupJson(group, endpoint);
  return rest === '/ldap_group_links' ? ldapLinks(group, endpoint) : samlLinks(group, endpoint);
}

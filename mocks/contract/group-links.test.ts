// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { WorldBuilder } from '../world/builder';
import { addCast, joinCast } from '../world/cast';
import { addTokens } from '../world/tokens';
import type { World } from '../world/world';
import { ADMIN, at, DEVELOPER, list, OUTSIDER, useServer } from './client';

const NOW = Date.parse('2026-03-10T12:00:00Z');

/** A group with links to both sorts of directories, one whose SAML has none, and one without any of it. */
function linkedWorld(): World {
  const builder = new WorldBuilder('gitlab-com', NOW, 1);
  const cast = addCast(builder);
  const linked = builder.addGroup({
    path: 'linked',
    ldapLinks: [{ cn: 'engineers', access: 30 }],
    samlLinks: [{ name: 'Engineers', access: 30 }],
  });
  const groups = [
    linked,
    builder.addGroup({ path: 'unlinked', samlLinks: [] }),
    builder.addGroup({ path: 'plain' }),
  ];
  for (const group of groups) joinCast(builder, cast, group);
  addTokens(builder, cast);
  return builder.build();
}

describe('Links of a group to a directory', () => {
  const client = useServer({ now: NOW, world: linkedWorld });
  const read = (path: string, token?: string) => client.rest(`/groups/${path}`, token);

  it('are listed for its Owners, one list for each sort', async () => {
    const ldap = await read('linked/ldap_group_links');
    expect(ldap.status).toBe(200);
    expect(ldap.body).toEqual([
      { cn: 'engineers', group_access: 30, provider: 'ldapmain', filter: null },
    ]);
    const saml = await read('linked/saml_group_links');
    expect(saml.status).toBe(200);
    // Whether a link assigns Duo seats is not told.
    expect(saml.body).toEqual([{ name: 'Engineers', access_level: 30, provider: null }]);
    expect((await read('linked/saml_group_links', ADMIN)).status).toBe(200);
  });

  it('LDAP: 404 with its own text where there are none, 403 for a developer', async () => {
    const none = await read('unlinked/ldap_group_links');
    expect(none.status).toBe(404);
    expect(at(none.body, 'message')).toBe('No linked LDAP groups found');
    expect((await read('linked/ldap_group_links', DEVELOPER)).status).toBe(403);
  });

  it('SAML: an empty list where there are none, 401 without the right or without SAML', async () => {
    expect((await read('unlinked/saml_group_links')).body).toEqual([]);
    expect((await read('linked/saml_group_links', DEVELOPER)).status).toBe(401);
    // Also for an Owner, whose token is as good as before.
    expect((await read('plain/saml_group_links')).status).toBe(401);
    expect((await read('plain')).status).toBe(200);
  });

  it('come with the group when there are any, for everyone who sees it', async () => {
    for (const token of [undefined, DEVELOPER]) {
      const group = await read('linked', token);
      expect(list(group.body, 'ldap_group_links')).toHaveLength(1);
      expect(list(group.body, 'saml_group_links')).toHaveLength(1);
    }
    const unlinked = await read('unlinked');
    expect(unlinked.body).not.toHaveProperty('ldap_group_links');
    expect(unlinked.body).not.toHaveProperty('saml_group_links');
  });

  it('are hidden with the group: 404', async () => {
    for (const path of ['linked', 'linked/ldap_group_links', 'linked/saml_group_links']) {
      const answer = await read(path, OUTSIDER);
      expect(answer.status).toBe(404);
      expect(at(answer.body, 'message')).toBe('404 Group Not Found');
    }
  });
});

describe('Who decides about seats besides an Owner', () => {
  const client = useServer({ scenario: 'enterprise', version: '19.4', now: NOW });
  const read = async (token?: string) => (await client.rest('/groups/acme', token)).body;

  it('a link can tell that it assigns seats', async () => {
    const own = await client.rest('/groups/acme/saml_group_links');
    expect(own.body).toEqual([
      { name: 'Engineers', access_level: 30, provider: null, assign_duo_seats: true },
      { name: 'Auditors', access_level: 20, provider: null, assign_duo_seats: false },
    ]);
    expect(list(await read(), 'saml_group_links')).toEqual(own.body);
  });

  it('settings of Duo are for who administers the group, the rules from 18.7 on', async () => {
    const rules = [
      {
        through_namespace: { id: 102, name: 'Platform', full_path: 'acme/platform' },
        features: ['duo_classic', 'duo_agent_platform'],
      },
      {
        through_namespace: { id: 105, name: 'Duo pilot', full_path: 'acme/pilot' },
        features: ['duo_classic'],
      },
    ];
    for (const token of [undefined, ADMIN]) {
      const group = await read(token);
      expect(at(group, 'duo_features_enabled')).toBe(true);
      expect(list(group, 'duo_namespace_access_rules')).toEqual(rules);
    }
    const seen = await read(DEVELOPER);
    expect(seen).not.toHaveProperty('duo_features_enabled');
    expect(seen).not.toHaveProperty('duo_namespace_access_rules');
    await client.patch({ version: '18.5' });
    expect(await read()).not.toHaveProperty('duo_namespace_access_rules');
  });
});

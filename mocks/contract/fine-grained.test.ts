import { afterEach, describe, expect, it } from 'vitest';
import { FINE_GRAINED_TOKEN, OAUTH_TOKEN, SILENT_TOKEN } from '../world/tokens';
import { at, OWNER, useServer } from './client';

const gitlab = useServer({ scenario: 'typical', seed: 1 });

const PURCHASES = '{ addOnPurchases(namespaceId: "gid://gitlab/Group/101") { id } }';
const GROUP = '{ group(fullPath: "acme") { id } namespace(fullPath: "acme") { id } }';
const ASSIGN =
  'mutation { userAddOnAssignmentBulkCreate(input: { addOnPurchaseId: "gid://gitlab/GitlabSubscriptions::AddOnPurchase/1", userIds: ["gid://gitlab/User/101"] }) { errors } }';
const LACKING =
  'Access denied: This operation requires a fine-grained personal access token with the following group permissions: [Add On Assignment: Create].';

const purchases = async (token: string) =>
  at((await gitlab.graphql(PURCHASES, { token })).body, 'data.addOnPurchases');

describe('a fine-grained token', () => {
  it('says what it is, where it may', async () => {
    const self = '/personal_access_tokens/self';
    const told = await gitlab.rest(self, FINE_GRAINED_TOKEN);
    expect(told.body).toMatchObject({ scopes: ['granular'] });
    const silent = await gitlab.rest(self, SILENT_TOKEN);
    expect([silent.status, at(silent.body, 'error')]).toEqual([403, 'insufficient_granular_scope']);
    expect(at(silent.body, 'error_description')).toContain(
      'the following user permissions: [Personal Access Token: Read].',
    );
  });

  it('reads no purchase and no namespace, and GitLab does not say why', async () => {
    expect(await purchases(FINE_GRAINED_TOKEN)).toEqual([]);
    const { body } = await gitlab.graphql(GROUP, { token: FINE_GRAINED_TOKEN });
    expect(body.data).toEqual({ group: { id: 'gid://gitlab/Group/101' }, namespace: null });
    expect(body.errors).toBeUndefined();
  });

  it('assigns seats only where it was granted, and GitLab says what it lacks', async () => {
    const granted = await gitlab.graphql(ASSIGN, { token: FINE_GRAINED_TOKEN });
    expect(granted.body.errors).toBeUndefined();
    const lacking = await gitlab.graphql(ASSIGN, { token: SILENT_TOKEN });
    expect(lacking.body.errors?.[0]?.message).toBe(LACKING);
  });
});

describe('a group that demands fine-grained tokens', () => {
  afterEach(() => gitlab.patch({ fineGrainedOnly: [] }));

  it('treats a classic token as one without grants', async () => {
    expect(await purchases(OWNER)).not.toEqual([]);
    await gitlab.patch({ fineGrainedOnly: ['acme'] });
    expect(await purchases(OWNER)).toEqual([]);
    expect((await gitlab.graphql(GROUP)).body.data).toEqual({ group: null, namespace: null });
    expect((await gitlab.graphql(ASSIGN)).body.errors?.[0]?.message).toBe(LACKING);
    const rest = await gitlab.rest('/groups/acme');
    expect([rest.status, at(rest.body, 'error')]).toEqual([403, 'insufficient_granular_scope']);
  });

  it('lets OAuth in', async () => {
    await gitlab.patch({ fineGrainedOnly: ['acme'] });
    expect(await purchases(OAUTH_TOKEN)).not.toEqual([]);
    expect((await gitlab.rest('/groups/acme', OAUTH_TOKEN)).status).toBe(200);
  });
});

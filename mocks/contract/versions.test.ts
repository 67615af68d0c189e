// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, at, list, useServer } from './client';
import { askUsers, BULK_CREATE, PURCHASE, userGid } from './queries';

const TYPE = `query Probe($name: String!) { __type(name: $name) {
  fields { name args { name } } enumValues { name }
} }`;

const ELIGIBLE = 'addOnEligibleUsers';
const BULK = ['userAddOnAssignmentBulkCreate', 'userAddOnAssignmentBulkRemove'];

interface Expectation {
  readonly version: string;
  readonly bulk: boolean;
  readonly seatFilter: boolean;
  readonly duoActivity: boolean;
  readonly admin: boolean;
  readonly addOns: readonly string[];
}

const [PRO, ENTERPRISE, AMAZON, CORE] = [
  'CODE_SUGGESTIONS',
  'DUO_ENTERPRISE',
  'DUO_AMAZON_Q',
  'DUO_CORE',
];
const none = { bulk: false, seatFilter: false, duoActivity: false, admin: false, addOns: [PRO] };
const modern = {
  bulk: true,
  seatFilter: true,
  duoActivity: true,
  admin: true,
  addOns: [PRO, AMAZON, CORE, ENTERPRISE],
};

const TABLE: readonly Expectation[] = [
  { ...none, version: '16.8' },
  { ...none, version: '16.11', bulk: true },
  { ...none, version: '17.2', bulk: true, admin: true },
  {
    ...modern,
    version: '17.5',
    duoActivity: false,
    addOns: [PRO, ENTERPRISE],
  },
  { ...modern, version: '18.0' },
  { ...modern, version: '18.5' },
  { ...modern, version: '19.5' },
];

describe.each(TABLE)('GitLab $version', (expected) => {
  const { version } = expected;
  const client = useServer({ scenario: 'small', version });
  const probe = async (name: string): Promise<unknown> =>
    (await client.graphql(TYPE, { variables: { name } })).body;
  const names = (found: unknown, path: string): unknown[] =>
    list(found, path).map((entry) => at(entry, 'name'));

  it('says its version', async () => {
    const { body } = await client.graphql('{ metadata { version } }');
    expect(at(body, 'data.metadata.version')).toBe(`${version}.0-ee`);
    expect(at((await client.rest('/version')).body, 'version')).toBe(`${version}.0-ee`);
  });

  it(`${expected.bulk ? 'has' : 'lacks'} the bulk mutations (from 16.11)`, async () => {
    const fields = names(await probe('Mutation'), 'data.__type.fields');
    expect(BULK.every((field) => fields.includes(field))).toBe(expected.bulk);
    expect(fields).toContain('userAddOnAssignmentCreate');
    expect(fields).toContain('userAddOnAssignmentRemove');
  });

  it(`${expected.seatFilter ? 'has' : 'lacks'} filter, sort and count (from 17.5)`, async () => {
    const fields = list(await probe('Namespace'), 'data.__type.fields');
    const args = names(
      fields.find((field) => at(field, 'name') === ELIGIBLE),
      'args',
    );
    for (const name of ['filterByAssignedSeat', 'addOnPurchaseIds', 'sort']) {
      expect(args.includes(name)).toBe(expected.seatFilter);
    }
    expect(args).toEqual(expect.arrayContaining(['addOnType', 'search', 'first', 'after']));
    const connection = names(await probe('AddOnUserConnection'), 'data.__type.fields');
    expect(connection.includes('count')).toBe(expected.seatFilter);
    const group = names(await probe('Group'), 'data.__type.fields');
    expect(group.includes('aiUserMetrics')).toBe(expected.seatFilter);
  });

  it(`${expected.duoActivity ? 'has' : 'lacks'} lastDuoActivityOn and lastLoginAt (from 17.9)`, async () => {
    const fields = names(await probe('AddOnUser'), 'data.__type.fields');
    expect(fields.includes('lastDuoActivityOn')).toBe(expected.duoActivity);
    expect(fields.includes('lastLoginAt')).toBe(expected.duoActivity);
    expect(fields).toEqual(expect.arrayContaining(['lastActivityOn', 'addOnAssignments']));
  });

  it(`${expected.admin ? 'has' : 'lacks'} CurrentUser.admin`, async () => {
    const fields = names(await probe('CurrentUser'), 'data.__type.fields');
    expect(fields.includes('admin')).toBe(expected.admin);
  });

  it(`knows the add-ons ${expected.addOns.join(', ')}`, async () => {
    const values = names(await probe('GitlabSubscriptionsAddOnType'), 'data.__type.enumValues');
    expect([...values].sort()).toEqual([...expected.addOns].sort());
  });

  it('has addOnPurchases', async () => {
    const fields = names(await probe('Query'), 'data.__type.fields');
    expect(fields).toContain('addOnPurchases');
  });
});

describe('An older instance', () => {
  const client = useServer({ scenario: 'small', version: '17.2' });

  it('answers an unknown argument with HTTP 200, no data and a validation error', async () => {
    const answer = await askUsers(client, { seat: 'true' });
    const messages = answer.body.errors?.map((error) => error.message) ?? [];
    expect(answer.status).toBe(200);
    expect(answer.body.data).toBeUndefined();
    expect(messages).toContain(
      "Field 'addOnEligibleUsers' doesn't accept argument 'filterByAssignedSeat'",
    );
    expect(messages).toContain("Field 'lastDuoActivityOn' doesn't exist on type 'AddOnUser'");
    expect(messages).toContain("Field 'count' doesn't exist on type 'AddOnUserConnection'");
  });

  it('tells the assigned state through addOnAssignments', async () => {
    const query = `query Old($p: [GitlabSubscriptionsAddOnPurchaseID!]!) {
      namespace(fullPath: "acme") { addOnEligibleUsers(addOnType: CODE_SUGGESTIONS, first: 50) {
        nodes { id addOnAssignments(addOnPurchaseIds: $p) { nodes { addOnPurchase { id } } } }
      } }
    }`;
    const { body } = await client.graphql(query, { variables: { p: [PURCHASE] } });
    const nodes = list(body, 'data.namespace.addOnEligibleUsers.nodes');
    const holders = nodes.filter((node) => list(node, 'addOnAssignments.nodes').length > 0);
    expect(nodes).toHaveLength(12);
    expect(holders).toHaveLength(6);
  });

  it('16.8 does not know the bulk mutation', async () => {
    await client.patch({ version: '16.8' });
    const input = { addOnPurchaseId: PURCHASE, userIds: [userGid(2)] };
    const { body } = await client.graphql(BULK_CREATE, { variables: { input } });
    const messages = body.errors?.map((error) => error.message) ?? [];
    expect(messages).toContain(
      "Field 'userAddOnAssignmentBulkCreate' doesn't exist on type 'Mutation'",
    );
    expect(messages).toContain("UserAddOnAssignmentBulkCreateInput isn't a defined input type");
  });
});

describe('Duo Enterprise', () => {
  const client = useServer({ scenario: 'instance', version: '17.2' });
  const query = '{ addOnPurchases { name } }';

  it('does not exist before 17.3', async () => {
    const { body } = await client.graphql(query, { token: ADMIN });
    expect(list(body, 'data.addOnPurchases')).toEqual([{ name: 'CODE_SUGGESTIONS' }]);
  });

  it('does from then on', async () => {
    await client.patch({ version: '17.5', reset: true });
    await client.patch({ version: '17.5', scenario: 'instance' });
    const { body } = await client.graphql(query, { token: ADMIN });
    expect(list(body, 'data.addOnPurchases')).toEqual([{ name: 'DUO_ENTERPRISE' }]);
  });
});

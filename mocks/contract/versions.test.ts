// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, at, list, useServer } from './client';
import { askUsers, BULK_CREATE, GROUP_USERS, PURCHASE, userGid } from './queries';

/** A query of the eligible users with these arguments, and this selected of the connection. */
const eligible = (argument: string, selection = 'pageInfo { hasNextPage }'): string =>
  `{ namespace(fullPath: "acme") { addOnEligibleUsers(addOnType: CODE_SUGGESTIONS, ${argument}) { ${selection} } } }`;
const OF_PURCHASE = `addOnPurchaseIds: ["${PURCHASE}"]`;

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
  { ...modern, version: '17.9', addOns: [PRO, ENTERPRISE, AMAZON] },
  { ...modern, version: '18.0' },
  { ...modern, version: '18.5' },
  { ...modern, version: '18.9' },
  { ...modern, version: '19.4' },
  { ...modern, version: '19.5' },
];

describe.each(TABLE)('GitLab $version', (expected) => {
  const { version } = expected;
  const client = useServer({ scenario: 'small', version });
  /** What a validation error about one part says where the part is missing; empty where it is known. */
  const complaints = async (query: string): Promise<readonly string[]> => {
    const { body } = await client.graphql(query);
    const messages = body.errors?.map((error) => error.message) ?? [];
    return messages.filter((text) => /doesn't (?:exist|accept)|invalid value/.test(text));
  };
  const has = async (query: string, part: string): Promise<boolean> =>
    !(await complaints(query)).some((text) => text.includes(part));

  it('says its version', async () => {
    const { body } = await client.graphql('{ metadata { version } }');
    expect(at(body, 'data.metadata.version')).toBe(`${version}.0-ee`);
    expect(at((await client.rest('/version')).body, 'version')).toBe(`${version}.0-ee`);
  });

  it(`${expected.bulk ? 'has' : 'lacks'} the bulk mutations (from 16.11)`, async () => {
    for (const mutation of [...BULK, 'userAddOnAssignmentCreate', 'userAddOnAssignmentRemove']) {
      const known = await has(`mutation { ${mutation} { errors } }`, `Field '${mutation}' doesn't`);
      expect(known, mutation).toBe(BULK.includes(mutation) ? expected.bulk : true);
    }
  });

  it(`${expected.seatFilter ? 'has' : 'lacks'} filter, sort and count (from 17.5)`, async () => {
    const { seatFilter } = expected;
    for (const argument of ['filterByAssignedSeat: "true"', 'sort: ID_ASC', OF_PURCHASE]) {
      const [name = ''] = argument.split(':');
      expect(await has(eligible(argument), `argument '${name}'`), name).toBe(seatFilter);
    }
    expect(await has(eligible('search: null, first: 1, after: null'), 'argument')).toBe(true);
    expect(await has(eligible('first: 1', 'count'), "Field 'count'")).toBe(seatFilter);
    const metrics = '{ group(fullPath: "acme") { aiUserMetrics { nodes { totalEventCount } } } }';
    expect(await has(metrics, "Field 'aiUserMetrics'")).toBe(seatFilter);
  });

  it(`${expected.duoActivity ? 'has' : 'lacks'} lastDuoActivityOn and lastLoginAt (from 17.9)`, async () => {
    for (const field of ['lastDuoActivityOn', 'lastLoginAt']) {
      const known = await has(eligible('first: 1', `nodes { ${field} }`), `Field '${field}'`);
      expect(known, field).toBe(expected.duoActivity);
    }
    expect(await has(eligible('first: 1', 'nodes { lastActivityOn }'), 'lastActivityOn')).toBe(
      true,
    );
  });

  it(`${expected.admin ? 'has' : 'lacks'} CurrentUser.admin`, async () => {
    expect(await has('{ currentUser { admin } }', "Field 'admin'")).toBe(expected.admin);
  });

  it(`knows the add-ons ${expected.addOns.join(', ')}`, async () => {
    for (const name of [PRO, ENTERPRISE, AMAZON, CORE, 'SELF_HOSTED_DAP', 'GITLAB_CREDITS']) {
      const query = eligible('first: 1').replace('CODE_SUGGESTIONS', name);
      expect(await has(query, `invalid value (${name})`), name).toBe(
        expected.addOns.includes(name),
      );
    }
  });

  it('has addOnPurchases', async () => {
    expect(await complaints('{ addOnPurchases { id } }')).toEqual([]);
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
    expect(messages).toContain("Field 'count' doesn't exist on type 'AddOnUserConnection'");
  });

  it('names five errors and no more: what is missed beside them shows when these are mended', async () => {
    const first = (await askUsers(client, { seat: 'true' })).body.errors ?? [];
    expect(first.map(({ message }) => message)).toEqual([
      "GitlabSubscriptionsUserSort isn't a defined input type (on $sort)",
      "Field 'addOnEligibleUsers' doesn't accept argument 'addOnPurchaseIds'",
      "Field 'addOnEligibleUsers' doesn't accept argument 'filterByAssignedSeat'",
      "Field 'addOnEligibleUsers' doesn't accept argument 'sort'",
      "Field 'count' doesn't exist on type 'AddOnUserConnection'",
    ]);
    const mended = GROUP_USERS.replace('$sort: GitlabSubscriptionsUserSort,', '')
      .replace('addOnPurchaseIds: $ids, filterByAssignedSeat: $seat,', '')
      .replace('sort: $sort,', '')
      .replace('count\n', '');
    const variables = { path: 'acme', ids: [PURCHASE] };
    const second = (await client.graphql(mended, { variables })).body.errors ?? [];
    expect(second.map(({ message }) => message)).toEqual([
      "Field 'lastDuoActivityOn' doesn't exist on type 'AddOnUser'",
      "Field 'lastLoginAt' doesn't exist on type 'AddOnUser'",
      'Variable $seat is declared by GroupUsers but not used',
    ]);
  });

  it('reports the assigned state through addOnAssignments', async () => {
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
    // graphql-ruby goes past what lies in an unknown field, so the variable counts as unused.
    expect(messages).toEqual([
      "UserAddOnAssignmentBulkCreateInput isn't a defined input type (on $input)",
      "Field 'userAddOnAssignmentBulkCreate' doesn't exist on type 'Mutation'",
      'Variable $input is declared by BulkAssign but not used',
    ]);
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

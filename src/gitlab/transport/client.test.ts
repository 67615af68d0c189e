import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { asGatewayError, GatewayError } from '../../domain/gateway-error';
import { createCapabilities } from '../capabilities';
import {
  AssignSeatsDocument,
  GroupEligibleUsersDocument,
  OwnedGroupsDocument,
  SessionDocument,
} from '../generated/operations';
import type { InstanceUrl } from '../session/instance-url';
import { createClient, fitsDocument } from './client';
import { createTransport } from './transport';

type Body = {
  readonly operationName: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** GitLab's answers in turn, and what it was asked. */
function scripted(...answers: readonly unknown[]) {
  const bodies: Body[] = [];
  const capabilities = createCapabilities();
  const transport = createTransport({
    instance: 'https://gitlab.test' as InstanceUrl,
    token: () => 'glpat-secret',
    onUnauthorized: () => undefined,
    fetch: async (input, init) => {
      bodies.push((await new Request(input, init).json()) as Body);
      const answer = answers[bodies.length - 1];
      if (answer === undefined) throw new Error('One question too many');
      return Response.json(answer, { headers: { 'X-Request-Id': '01JQ' } });
    },
  });
  return { client: createClient(transport, capabilities), capabilities, bodies };
}

const refusal = (...messages: readonly string[]) => ({
  errors: messages.map((message) => ({ message, locations: [{ line: 1, column: 1 }] })),
});

const LIST = { addOnType: 'CODE_SUGGESTIONS', first: 100, after: null, search: null } as const;
const eligible = {
  ...LIST,
  fullPath: 'acme',
  addOnPurchaseIds: ['gid://p/3'],
  filterByAssignedSeat: null,
  sort: 'ID_ASC',
  askAssignments: true,
} as const;

const EMPTY_LIST = {
  data: {
    namespace: {
      __typename: 'Namespace',
      addOnEligibleUsers: {
        __typename: 'AddOnUserConnection',
        nodes: [],
        pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      },
    },
  },
};
const ME = {
  __typename: 'CurrentUser',
  id: 'gid://gitlab/User/1',
  username: 'me',
  name: 'Me',
  avatarUrl: null,
};

describe('a question that GitLab refuses', () => {
  it('is asked again without what the answers name, five at most each time', async () => {
    const { client, bodies, capabilities } = scripted(
      refusal(
        "GitlabSubscriptionsUserSort isn't a defined input type (on $sort)",
        "Field 'addOnEligibleUsers' doesn't accept argument 'addOnPurchaseIds'",
        "Field 'addOnEligibleUsers' doesn't accept argument 'filterByAssignedSeat' (Did you mean `first`?)",
        "Field 'addOnEligibleUsers' doesn't accept argument 'sort'",
        "Field 'count' doesn't exist on type 'AddOnUserConnection'",
      ),
      refusal(
        "Field 'lastDuoActivityOn' doesn't exist on type 'AddOnUser' (Did you mean `lastActivityOn`?)",
        "Field 'lastLoginAt' doesn't exist on type 'AddOnUser'",
        'Variable $filterByAssignedSeat is declared by GroupEligibleUsers but not used',
      ),
      EMPTY_LIST,
    );
    const { data } = await client.query({ query: GroupEligibleUsersDocument, variables: eligible });
    expect(data?.namespace?.addOnEligibleUsers?.nodes).toEqual([]);
    expect(bodies.map(({ operationName }) => operationName)).toEqual(
      Array(3).fill('GroupEligibleUsers'),
    );
    const last = bodies[2];
    expect(last?.query).not.toMatch(/filterByAssignedSeat|sort|count|lastDuo|lastLogin|Sort/);
    expect(last?.query).toContain('lastActivityOn');
    // The IDs go with the list's argument, not with that of the assignments.
    expect(last?.query.match(/addOnPurchaseIds: \$addOnPurchaseIds/g)).toHaveLength(1);
    expect(Object.keys(last?.variables ?? {}).sort()).toEqual([
      'addOnPurchaseIds',
      'addOnType',
      'after',
      'askAssignments',
      'first',
      'fullPath',
      'search',
    ]);
    expect(capabilities.features).toMatchObject({ seatFilter: false, count: false, sort: false });
  });

  it('is not asked in another sense: holders without their filter would be everybody', async () => {
    const text = "Field 'addOnEligibleUsers' doesn't accept argument 'filterByAssignedSeat'";
    const { client, bodies } = scripted(refusal(text));
    const variables = { ...eligible, filterByAssignedSeat: 'true', askAssignments: false };
    const ask = () => client.query({ query: GroupEligibleUsersDocument, variables });
    await expect(ask().catch(asGatewayError)).resolves.toMatchObject({
      kind: 'schema',
      message: text,
      details: { learned: true, said: text, requestId: '01JQ' },
    });
    // By now it is known, so GitLab need not be asked.
    await expect(ask().catch(asGatewayError)).resolves.toMatchObject({
      kind: 'schema',
      details: { learned: true },
    });
    expect(bodies).toHaveLength(1);
  });

  it.each([
    "Field 'elsewhere' doesn't exist on type 'AddOnUser'",
    'Variable $sort is declared by GroupEligibleUsers but not used',
    "InputObject 'UserAddOnAssignmentBulkCreateInput' doesn't accept argument 'x'",
    'No such type Elsewhere, so it can’t be a fragment condition',
  ])('is an error when it says nothing new: %s', async (text) => {
    const { client, bodies } = scripted(refusal(text));
    const asking = client.query({ query: GroupEligibleUsersDocument, variables: eligible });
    await expect(asking.catch(asGatewayError)).resolves.toMatchObject({
      kind: 'schema',
      message: text,
    });
    expect(bodies).toHaveLength(1);
  });

  it('is not asked again when the answer has data, as it was executed then', async () => {
    const { client, bodies } = scripted({
      ...refusal("Field 'errors' doesn't exist on type 'UserAddOnAssignmentBulkCreatePayload'"),
      data: { userAddOnAssignmentBulkCreate: null },
    });
    const input = { addOnPurchaseId: 'gid://p/3', userIds: ['gid://gitlab/User/1'] };
    const asking = client.mutate({ mutation: AssignSeatsDocument, variables: { input } });
    await expect(asking.catch(asGatewayError)).resolves.toMatchObject({ kind: 'schema' });
    expect(bodies).toHaveLength(1);
  });

  it('tells that bulk changes are missing, of the field or of its input', async () => {
    for (const text of [
      "UserAddOnAssignmentBulkCreateInput isn't a defined input type (on $input)",
      "Field 'userAddOnAssignmentBulkCreate' doesn't exist on type 'Mutation'",
    ]) {
      const { client, capabilities } = scripted(refusal(text));
      const input = { addOnPurchaseId: 'gid://p/3', userIds: ['gid://gitlab/User/1'] };
      const asking = client.mutate({ mutation: AssignSeatsDocument, variables: { input } });
      await expect(asking.catch(asGatewayError)).resolves.toMatchObject({
        kind: 'schema',
        details: { learned: true },
      });
      expect(capabilities.features.bulk).toBe(false);
    }
  });

  it('goes by the field’s name where GitLab calls its type something else', async () => {
    const { client } = scripted(refusal("Field 'admin' doesn't exist on type 'UserCore'"), {
      data: { currentUser: ME, metadata: { __typename: 'Metadata', version: '16.9.0-ee' } },
    });
    const { data } = await client.query({ query: SessionDocument });
    expect(data?.currentUser?.admin).toBeUndefined();
  });

  it('is an error where its answer goes into the cache', async () => {
    const text = "Field 'webUrl' doesn't exist on type 'Group'";
    const { client, bodies } = scripted(refusal(text));
    const asking = client.query({
      query: OwnedGroupsDocument,
      variables: { search: null, after: null },
      fetchPolicy: 'network-only',
    });
    await expect(asking.catch(asGatewayError)).resolves.toMatchObject({ message: text });
    expect(bodies).toHaveLength(1);
  });
});

const TOKEN = 'acme-0123456789';

/** What the one mutation of these tests comes to, when GitLab answers with this body. */
async function assign(body: string): Promise<unknown> {
  const transport = createTransport({
    instance: 'https://gitlab.example.com' as InstanceUrl,
    token: () => TOKEN,
    onUnauthorized: () => undefined,
    fetch: () =>
      Promise.resolve(new Response(body, { headers: { 'X-Request-Id': `req ${TOKEN}` } })),
  });
  const variables = { input: { addOnPurchaseId: 'gid://p/1', userIds: ['gid://u/1'] } };
  return createClient(transport, createCapabilities())
    .mutate({ mutation: AssignSeatsDocument, variables })
    .then(
      ({ data }) => data,
      (error: unknown) => asGatewayError(error),
    );
}

describe('an answer that echoes the token', () => {
  it('does not show it in the words of an error, nor in its request ID', async () => {
    const error = await assign(JSON.stringify({ errors: [{ message: `No ${TOKEN} here` }] }));
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({
      message: 'No [token] here',
      details: { requestId: 'req [token]' },
    });
  });

  it('does not show it in error codes, which are short and few', async () => {
    const payload = {
      __typename: 'UserAddOnAssignmentBulkCreatePayload',
      errors: [`REFUSED_${TOKEN}`, 'x'.repeat(9_999), ...Array.from({ length: 999 }, () => 'A')],
      addOnPurchase: null,
      users: null,
    };
    const data = await assign(JSON.stringify({ data: { userAddOnAssignmentBulkCreate: payload } }));
    const { errors } = (data as { userAddOnAssignmentBulkCreate: { errors: string[] } })
      .userAddOnAssignmentBulkCreate;
    expect(errors[0]).toBe('REFUSED_[token]');
    expect(errors[1]).toHaveLength(100);
    expect(errors).toHaveLength(20);
  });

  it('does not show it where the answer cannot be read', async () => {
    expect(await assign(TOKEN)).toMatchObject({ kind: 'schema', message: 'Unreadable answer' });
  });
});

const DOCUMENT = parse(`
  query Seats($ask: Boolean!) {
    purchases { ...Fields }
    group: namespace { name members @include(if: $ask) { nodes { id } } }
  }
  fragment Fields on AddOnPurchase { id quantity codes }
`);
const purchase = { __typename: 'AddOnPurchase', id: '1', quantity: 5, codes: ['A', 'B'] };
const group = { name: 'Acme', members: { nodes: [{ id: '1' }, null] } };

describe('fitsDocument', () => {
  it.each([
    ['all that was asked for', { purchases: [purchase], group }],
    ['more than was asked for', { purchases: [{ ...purchase, more: {} }], group, other: 1 }],
    ['nulls', { purchases: null, group: null }],
    ['empty lists', { purchases: [], group }],
    ['a part that may be left out', { purchases: [], group: { name: 'Acme' } }],
  ])('takes %s', (_what, data) => {
    expect(fitsDocument(data, DOCUMENT)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['a list', []],
    ['a missing field', { purchases: [] }],
    ['the name instead of the alias', { purchases: [], namespace: group }],
    ['a text for an object', { purchases: 'none', group }],
    ['an object for a text', { purchases: [{ ...purchase, id: {} }], group }],
    ['objects in a list of texts', { purchases: [{ ...purchase, codes: [{}] }], group }],
    ['an object of another type', { purchases: [{ ...purchase, __typename: 'User' }], group }],
    ['a fragment with a hole', { purchases: [{ __typename: 'AddOnPurchase', id: '1' }], group }],
  ])('refuses %s', (_what, data) => {
    expect(fitsDocument(data, DOCUMENT)).toBe(false);
  });
});

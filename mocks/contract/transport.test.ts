// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ADMIN, at, list, OWNER, READ_ONLY, RESOURCE_ERROR, useServer } from './client';
import { BULK_CREATE, mutate, userGid } from './queries';

const ME = '{ currentUser { username } }';

describe('Transport: endpoint and authentication', () => {
  const client = useServer({ scenario: 'small' });

  it('takes JSON with query, operationName and variables by POST', async () => {
    const query = `query A { metadata { version } } query B($u: String!) { user(username: $u) { name } }`;
    const answer = await client.graphql(query, { operationName: 'B', variables: { u: 'olivia' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ data: { user: { name: 'Olivia Owens' } } });
  });

  it('answers an array of requests with an array, in order (multiplex)', async () => {
    const batch = [{ query: ME }, { query: '{ metadata { enterprise } }' }];
    const answer = await client.post('/api/graphql', batch, { Authorization: `Bearer ${OWNER}` });
    expect(JSON.parse(answer.text)).toEqual([
      { data: { currentUser: { username: 'olivia' } } },
      { data: { metadata: { enterprise: true } } },
    ]);
  });

  it('knows a personal access token as Authorization: Bearer and as PRIVATE-TOKEN', async () => {
    const bearer = await client.graphql(ME);
    const header = await client.post('/api/graphql', { query: ME }, { 'PRIVATE-TOKEN': OWNER });
    expect(bearer.body).toEqual({ data: { currentUser: { username: 'olivia' } } });
    expect(header.body).toEqual(bearer.body);
  });

  it('never takes the token from a query parameter', async () => {
    const answer = await client.post(`/api/graphql?private_token=${OWNER}`, { query: ME });
    expect(answer.body).toEqual({ data: { currentUser: null } });
  });

  it('lets the read_api scope query', async () => {
    const answer = await client.graphql(ME, { token: READ_ONLY });
    expect(answer.body).toEqual({ data: { currentUser: { username: 'olivia' } } });
  });

  it('fails a mutation with the read_api scope like a missing role', async () => {
    const input = { userIds: [userGid(3)] };
    const { payload, messages } = await mutate(client, BULK_CREATE, input, READ_ONLY);
    expect(payload).toBeNull();
    expect(messages).toEqual([RESOURCE_ERROR]);
  });

  it.each(['glpat-unknown', 'glpat-demo-expired', 'glpat-demo-revoked', 'glpat-demo-read-user'])(
    '401 Invalid token: %s',
    async (token) => {
      const answer = await client.graphql(ME, { token });
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ errors: [{ message: 'Invalid token' }] });
    },
  );

  it('403 API not accessible for user: a blocked user', async () => {
    const answer = await client.graphql(ME, { token: 'glpat-demo-blocked' });
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({ errors: [{ message: 'API not accessible for user' }] });
  });
});

describe('Transport: personal_access_tokens/self', () => {
  const client = useServer({ scenario: 'small', now: Date.parse('2026-03-10T12:00:00Z') });
  const self = '/personal_access_tokens/self';

  it('returns the token with its scopes, dates and user', async () => {
    const answer = await client.rest(self);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: expect.any(Number) as number,
      name: 'Demo: owner',
      active: true,
      revoked: false,
      scopes: ['api'],
      user_id: 2,
      expires_at: '2027-01-04',
      created_at: '2026-01-29T12:00:00.000Z',
      last_used_at: '2026-03-10T12:00:00.000Z',
    });
  });

  it('gives null for a token that never expires', async () => {
    const answer = await client.rest(self, 'glpat-demo-endless');
    expect(at(answer.body, 'expires_at')).toBeNull();
  });

  it('may be called with any scope', async () => {
    const readApi = await client.rest(self, READ_ONLY);
    const readUser = await client.rest(self, 'glpat-demo-read-user');
    expect(list(readApi.body, 'scopes')).toEqual(['read_api']);
    expect(list(readUser.body, 'scopes')).toEqual(['read_user']);
  });

  it.each(['glpat-unknown', 'glpat-demo-expired', 'glpat-demo-revoked'])(
    '401 for a dead token: %s',
    async (token) => {
      expect((await client.rest(self, token)).status).toBe(401);
    },
  );

  it('400 when the token is no personal access token (OAuth)', async () => {
    expect((await client.rest(self, 'glpat-demo-oauth')).status).toBe(400);
    const query = await client.graphql(ME, { token: 'glpat-demo-oauth' });
    expect(query.body).toEqual({ data: { currentUser: { username: 'olivia' } } });
  });

  it('404 where the instance is too old to have it', async () => {
    const operation = 'GET /api/v4/personal_access_tokens/self';
    await client.patch({ faults: [{ kind: 'not-found', operation, times: 1 }] });
    expect((await client.rest(self)).status).toBe(404);
    expect((await client.rest(self)).status).toBe(200);
  });
});

describe('Transport: what GitLab refuses to read', () => {
  const client = useServer({ scenario: 'small' });
  const padded = (length: number): string => ME.padEnd(length, ' ');

  it('422 Query too large: over 10,000 characters of query text', async () => {
    const answer = await client.graphql(padded(10_001));
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ errors: [{ message: 'Query too large' }] });
    expect((await client.graphql(padded(10_000))).status).toBe(200);
  });

  it('422 Query too large: the texts of a multiplexed request are summed', async () => {
    const batch = [{ query: padded(5_000) }, { query: padded(5_001) }];
    const answer = await client.post('/api/graphql', batch, { Authorization: `Bearer ${OWNER}` });
    expect(answer.status).toBe(422);
  });

  it('422 for variables that are no object', async () => {
    const answer = await client.graphql(ME, { variables: 'not an object' });
    expect(answer.status).toBe(422);
  });

  it("HTTP 200 and an error for a variable's value that does not fit its type", async () => {
    const query = 'query Q($path: ID!) { group(fullPath: $path) { id } }';
    const answer = await client.graphql(query, { variables: {} });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.errors?.[0]?.message).toBe(
      'Variable $path of type ID! was provided invalid value',
    );
  });

  it('the same for a global ID of another kind: the whole query fails', async () => {
    const query = 'query Q($id: UserID) { user(id: $id) { id } }';
    const answer = await client.graphql(query, { variables: { id: 'gid://gitlab/Group/1' } });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toBeUndefined();
    const [error] = answer.body.errors ?? [];
    expect(error?.message).toContain('Variable $id of type UserID was provided invalid value');
    expect(answer.text).toContain('does not represent an instance of User');
  });

  it('422 for a mutation by GET, while a query by GET is answered', async () => {
    const get = (query: string) =>
      client.request(`/api/graphql?query=${encodeURIComponent(query)}`, {
        headers: { Authorization: `Bearer ${OWNER}` },
      });
    const mutation =
      'mutation { userAddOnAssignmentRemove(input: {addOnPurchaseId: "gid://gitlab/GitlabSubscriptions::AddOnPurchase/1", userId: "gid://gitlab/User/2"}) { errors } }';
    expect((await get(mutation)).status).toBe(422);
    expect((await get(ME)).body).toEqual({ data: { currentUser: { username: 'olivia' } } });
  });

  it('400 for a body that is no JSON', async () => {
    expect((await client.post('/api/graphql', '{oops')).status).toBe(400);
  });

  it.each([
    ['{ bogus }', "Field 'bogus' doesn't exist on type 'Query'"],
    [
      '{ metadata(verbose: true) { version } }',
      "Field 'metadata' doesn't accept argument 'verbose'",
    ],
    ['{ group { id } }', "Field 'group' is missing required arguments: fullPath"],
    ['query Q($x: ID!) { metadata { version } }', 'Variable $x is declared by Q but not used'],
    ['{ ...F }', 'Fragment F was used, but not defined'],
  ])('HTTP 200, no data and the validation error: %s', async (query, message) => {
    const answer = await client.graphql(query);
    expect(answer.status).toBe(200);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.errors?.[0]?.message).toBe(message);
  });

  it('complexity: 250 for a signed-in caller, with the number in the error', async () => {
    const fields = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `f${index}: currentUser { id }`).join(' ')} }`;
    expect((await client.graphql(fields(125))).body.errors).toBeUndefined();
    const answer = await client.graphql(fields(126));
    expect(answer.status).toBe(200);
    expect(answer.body.errors?.[0]?.message).toBe(
      'Query has complexity of 252, which exceeds max complexity of 250',
    );
  });

  it('complexity: 300 for an administrator', async () => {
    const fields = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `f${index}: currentUser { id }`).join(' ')} }`;
    expect((await client.graphql(fields(150), { token: ADMIN })).body.errors).toBeUndefined();
    const answer = await client.graphql(fields(151), { token: ADMIN });
    expect(answer.body.errors?.[0]?.message).toContain('exceeds max complexity of 300');
  });

  it('complexity: 200 for an anonymous caller', async () => {
    const fields = Array.from({ length: 101 }, (_, index) => `f${index}: currentUser { id }`);
    const answer = await client.graphql(`{ ${fields.join(' ')} }`, { token: null });
    expect(answer.body.errors?.[0]?.message).toContain('exceeds max complexity of 200');
  });

  it('authorization failure: HTTP 200, the field null, a top-level error', async () => {
    const answer = await client.graphql('{ currentLicense { plan } metadata { enterprise } }');
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ currentLicense: null, metadata: { enterprise: true } });
    expect(answer.body.errors?.[0]).toMatchObject({
      message: RESOURCE_ERROR,
      path: ['currentLicense'],
    });
  });
});

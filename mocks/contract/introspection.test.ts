// @vitest-environment node
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { at, list, OWNER, useServer } from './client';
import type { Answer } from './client';

const PROBE = 'query Probe { __type(name: "AddOnUser") { fields { name } } }';
const messages = ({ body }: Answer): readonly string[] =>
  (body.errors ?? []).map(({ message }) => message);

describe.each(['16.8', '18.5', '18.6.5', '18.7.3', '18.8', '18.8.3'])(
  'Introspection on GitLab %s: answered',
  (version) => {
    const client = useServer({ scenario: 'small', version });

    it('for one type, and for the whole schema', async () => {
      const one = await client.graphql(PROBE, { operationName: 'Probe' });
      expect(list(one.body, 'data.__type.fields')).toContainEqual({ name: 'lastActivityOn' });
      const whole = await client.graphql(getIntrospectionQuery());
      expect(list(whole.body, 'data.__schema.types').length).toBeGreaterThan(30);
    });
  },
);

describe.each(['18.6.6', '18.7.4', '18.8.4', '18.9', '19.4', '19.5'])(
  'Introspection on GitLab %s: off',
  (version) => {
    const client = useServer({ scenario: 'small', version });
    const post = (body: unknown): Promise<Answer> =>
      client.post('/api/graphql', body, { Authorization: `Bearer ${OWNER}` });

    it('an unknown field, where the body has the key operationName', async () => {
      const named = await client.graphql(PROBE, { operationName: 'Probe' });
      expect(named.status).toBe(200);
      expect(named.body.data).toBeUndefined();
      expect(messages(named)).toEqual(["Field '__type' doesn't exist on type 'Query'"]);
      const empty = await post({ query: '{ __schema { types { name } } }', operationName: null });
      expect(messages(empty)).toEqual(["Field '__schema' doesn't exist on type 'Query'"]);
    });

    it('a variable that only it uses counts as unused', async () => {
      const query = 'query Probe($n: String!) { __type(name: $n) { name } }';
      const answer = await client.graphql(query, {
        operationName: 'Probe',
        variables: { n: 'Query' },
      });
      expect(messages(answer)).toEqual([
        "Field '__type' doesn't exist on type 'Query'",
        'Variable $n is declared by Probe but not used',
      ]);
    });

    it.each([
      ['__type in the text', PROBE],
      ['__schema in the text', '{ currentUser { __typename } __schema { types { name } } }'],
    ])('without that key: the whole static schema, the query ignored: %s', async (_what, query) => {
      const { status, body } = await post({ query });
      expect(status).toBe(200);
      expect(body.errors).toBeUndefined();
      expect(Object.keys(body.data ?? {})).toEqual(['__schema']);
      expect(list(body, 'data.__schema.types').length).toBeGreaterThan(30);
    });

    it('without that key: __type beside __typename is executed, so refused', async () => {
      const answer = await post({ query: '{ __typename __type(name: "Query") { name } }' });
      expect(messages(answer)).toEqual(["Field '__type' doesn't exist on type 'Query'"]);
    });

    it('the operation named IntrospectionQuery gives the static schema', async () => {
      const query = getIntrospectionQuery();
      const { body } = await client.graphql(query, { operationName: 'IntrospectionQuery' });
      expect(at(body, 'data.__schema.queryType.name')).toBe('Query');
    });

    it('multiplexed: executed, so refused', async () => {
      const { text } = await post([{ query: PROBE }]);
      expect(at(JSON.parse(text), '0.errors.0.message')).toBe(
        "Field '__type' doesn't exist on type 'Query'",
      );
    });

    it('__typename stays', async () => {
      const { body } = await client.graphql('{ currentUser { __typename } }');
      expect(body).toEqual({ data: { currentUser: { __typename: 'CurrentUser' } } });
    });

    it('metadata names the patch release', async () => {
      const { body } = await client.graphql('{ metadata { version } }');
      const full = version.split('.').length === 3 ? version : `${version}.0`;
      expect(at(body, 'data.metadata.version')).toBe(`${full}-ee`);
    });
  },
);

describe('Suggestions', () => {
  const ask =
    '{ currentUser { usrname } metadata(verbos: true) { version } group(fulPath: "a") { id } }';
  const old = useServer({ scenario: 'small', version: '18.2' });
  const today = useServer({ scenario: 'small', version: '18.3' });

  it('none before 18.3', async () => {
    expect(messages(await old.graphql(ask))).toEqual([
      "Field 'usrname' doesn't exist on type 'CurrentUser'",
      "Field 'metadata' doesn't accept argument 'verbos'",
      "Field 'group' is missing required arguments: fullPath",
      "Field 'group' doesn't accept argument 'fulPath'",
    ]);
  });

  it('as graphql-ruby gives them, from 18.3', async () => {
    expect(messages(await today.graphql(ask))).toEqual([
      "Field 'usrname' doesn't exist on type 'CurrentUser' (Did you mean `username`?)",
      "Field 'metadata' doesn't accept argument 'verbos'",
      "Field 'group' is missing required arguments: fullPath",
      "Field 'group' doesn't accept argument 'fulPath' (Did you mean `fullPath`?)",
    ]);
  });

  it('names several, the likeliest first', async () => {
    const [first] = messages(await today.graphql('{ currentUser { webPat } grups { count } }'));
    expect(first).toMatch(
      /^Field 'webPat' doesn't exist on type 'CurrentUser' \(Did you mean `webPath`/,
    );
  });
});

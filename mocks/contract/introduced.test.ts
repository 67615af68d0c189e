// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { useServer } from './client';
import type { Answer } from './client';

const messages = ({ body }: Answer): readonly string[] =>
  (body.errors ?? []).map(({ message }) => message);

const future = (version: string): string =>
  `{ currentUser { username shoeSize @gl_introduced(version: "${version}") { unit } } }`;

describe('@gl_introduced on GitLab 19.4', () => {
  const client = useServer({ scenario: 'small', version: '19.4' });

  it('a field newer than the server answers null', async () => {
    const { body } = await client.graphql(future('19.5.0'));
    expect(body).toEqual({ data: { currentUser: { username: 'olivia', shoeSize: null } } });
  });

  it('in lists, under an alias, in fragments', async () => {
    const query = `query Q { groups(ownedOnly: true, topLevelOnly: true) { nodes { ...F } } }
      fragment F on Group { path size: hugeness(unit: "m") @gl_introduced(version: "20.0.0") }`;
    const { body } = await client.graphql(query);
    expect(body.data?.['groups']).toEqual({ nodes: [{ path: 'acme', size: null }] });
  });

  it('on an inline fragment', async () => {
    const { body } = await client.graphql(
      '{ currentUser { name ... @gl_introduced(version: "20.0.0") { username shoeSize } } }',
    );
    expect(body).toEqual({
      data: { currentUser: { name: 'Olivia Owens', username: 'olivia', shoeSize: null } },
    });
  });

  it('not as the only field of a selection', async () => {
    const query = '{ currentUser { shoeSize @gl_introduced(version: "20.0.0") } }';
    expect(messages(await client.graphql(query))).toEqual([
      "Field must have selections (field 'currentUser' returns CurrentUser but has no selections. Did you mean 'currentUser { ... }'?)",
    ]);
  });

  it('a field that the server knows is answered, whatever the directive says', async () => {
    const { body } = await client.graphql(
      '{ currentUser { name username @gl_introduced(version: "20.0.0") } }',
    );
    expect(body).toEqual({ data: { currentUser: { name: 'Olivia Owens', username: 'olivia' } } });
  });

  it('an unknown field that should be there is an error', async () => {
    expect(messages(await client.graphql(future('19.4.0')))).toEqual([
      "Field 'shoeSize' doesn't exist on type 'CurrentUser'",
    ]);
  });

  it('not for arguments', async () => {
    const query =
      '{ groups(ownedOnly: true, color: "red") @gl_introduced(version: "18.0.0") { nodes { path } } }';
    expect(messages(await client.graphql(query))).toEqual([
      "Field 'groups' doesn't accept argument 'color'",
    ]);
  });

  it('a version without three numbers cannot be compared: HTTP 500', async () => {
    const answer = await client.graphql(future('20.0'));
    expect(answer.status).toBe(500);
    expect(messages(answer)).toEqual(['Internal server error']);
  });

  const withVariable = `query Q($unit: String) {
    currentUser { username shoeSize(unit: $unit) @gl_introduced(version: "20.0.0") }
  }`;

  it('a variable that only such a field uses passes', async () => {
    const { body } = await client.graphql(withVariable);
    expect(body).toEqual({ data: { currentUser: { username: 'olivia', shoeSize: null } } });
  });

  it('on older servers such a variable counts as unused', async () => {
    await client.patch({ version: '18.5' });
    expect(messages(await client.graphql(withVariable))).toEqual([
      'Variable $unit is declared by Q but not used',
    ]);
  });
});

describe('@gl_introduced before GitLab 18.3', () => {
  const client = useServer({ scenario: 'small', version: '18.2' });

  it('is no directive', async () => {
    expect(messages(await client.graphql(future('19.5.0')))).toEqual([
      "Field 'shoeSize' doesn't exist on type 'CurrentUser'",
      'Directive @gl_introduced is not defined',
    ]);
  });
});

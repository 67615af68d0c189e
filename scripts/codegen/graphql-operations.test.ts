import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { generateOperations } from './graphql-operations.ts';

const SDL = `
  scalar Time
  scalar UserID
  scalar JSON
  enum Color { RED GREEN }
  enum NotUsed { A }
  type User { id: UserID! name: String seenAt: Time extra: JSON }
  type Query { users(ids: [UserID!]!, color: Color): [User!]! }
`;

const compile = (operation: string) =>
  generateOperations(SDL, [{ location: 'users.graphql', document: parse(operation) }]);

describe('generateOperations', () => {
  it('types the variables and the result, and nothing that is not used', async () => {
    const code = await compile(
      'query Users($ids: [UserID!]!, $color: Color) { users(ids: $ids, color: $color) { id seenAt extra } }',
    );
    expect(code).toContain("export type Color =\n  | 'RED'\n  | 'GREEN';");
    expect(code).toContain('ids: ReadonlyArray<string>;');
    expect(code).toContain(
      '{ readonly id: string, readonly seenAt: string | null, readonly extra: unknown }',
    );
    expect(code).not.toMatch(/NotUsed|__typename'?:/);
  });

  it('emits compact documents that need no parser', async () => {
    const code = await compile('query Users($ids: [UserID!]!) { users(ids: $ids) { id } }');
    expect(code).toContain('export const UsersDocument = {"kind":"Document"');
    expect(code).not.toContain('"loc"');
    expect(code).toContain(
      "import type { TypedDocumentNode as DocumentNode } from '@apollo/client'",
    );
  });

  it('says where an operation does not fit', async () => {
    await expect(compile('query Users {\n  users(ids: []) { id nick }\n}')).rejects.toThrow(
      /^users\.graphql:2:23 Cannot query field "nick" on type "User"/,
    );
  });
});

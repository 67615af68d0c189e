// @vitest-environment node
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSdl } from '../read-sdl';
import { ADMIN, OWNER, useServer } from './client';
import { GROUP, PURCHASE } from './queries';

const schema = buildSchema(readSdl());

/** What is passed to arguments that have to be given, and to some that make an answer fuller. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  addOnPurchaseIds: `["${PURCHASE}"]`,
  addOnType: 'CODE_SUGGESTIONS',
  filterByAssignedSeat: '"true"',
};

/** Null in this world on purpose; everything else must have a value somewhere. */
const ALWAYS_NULL = [
  'CurrentUser.avatarUrl',
  'Group.avatarUrl',
  'Namespace.avatarUrl',
  'Group.parent',
  'GroupMember.expiresAt',
];

const argumentsOf = ({ args }: GraphQLField<unknown, unknown>): string => {
  const given = args.flatMap(({ name }) => {
    const value = ARGUMENTS[name];
    return value === undefined ? [] : `${name}: ${value}`;
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
};

/** Every field of a type, down to the first type that comes round again. */
function selection(type: GraphQLObjectType, seen: readonly string[]): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (!isObjectType(inner)) return `${field.name}${argumentsOf(field)}`;
    if (inner.name.endsWith('Edge') || seen.includes(inner.name)) return [];
    return `${field.name}${argumentsOf(field)} ${selection(inner, [...seen, inner.name])}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}

const everything = (typeName: string): string => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  return selection(type, [typeName]);
};

interface Found {
  readonly queried: Set<string>;
  readonly answered: Set<string>;
}

function collect(value: unknown, found: Found): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const typeName = '__typename' in value ? String(value.__typename) : '';
  for (const [name, inner] of Object.entries(value)) {
    const key = `${typeName}.${name}`;
    found.queried.add(key);
    if (inner !== null) found.answered.add(key);
    collect(inner, found);
  }
}

describe('The whole schema', () => {
  const com = useServer({ scenario: 'typical' });
  const instance = useServer({ scenario: 'instance' });

  it('is answered by resolvers: no field fails, and each has a value somewhere', async () => {
    const found: Found = { queried: new Set(), answered: new Set() };
    const roots = new Set(Object.keys(schema.getQueryType()?.getFields() ?? {}));
    const run = async (client: typeof com, token: string, query: string): Promise<void> => {
      roots.delete(/^\w+/.exec(query)?.[0] ?? '');
      const { body, text } = await client.graphql(`{ ${query} }`, { token });
      expect(body.errors, `${query}\n${text}`).toBeUndefined();
      collect(body.data, found);
    };
    const purchases = `addOnPurchases(namespaceId: "${GROUP}") ${everything('AddOnPurchase')}`;
    await run(com, OWNER, purchases);
    await run(com, OWNER, `currentUser ${everything('CurrentUser')}`);
    await run(com, OWNER, `group(fullPath: "acme") ${everything('Group')}`);
    await run(com, OWNER, `groups { count nodes { __typename id parent { id } } }`);
    await run(com, OWNER, `namespace(fullPath: "acme") ${everything('Namespace')}`);
    await run(com, OWNER, `user(username: "olivia") ${everything('UserCore')}`);
    await run(com, OWNER, `users(first: 100) ${everything('UserCoreConnection')}`);
    await run(com, OWNER, `metadata ${everything('Metadata')}`);
    await run(com, ADMIN, `aiUsageData ${everything('AiInstanceUsageData')}`);
    await run(instance, ADMIN, `currentLicense ${everything('CurrentLicense')}`);
    const users = everything('AddOnUserConnection');
    const args = `addOnType: CODE_SUGGESTIONS, addOnPurchaseIds: ["${PURCHASE}"]`;
    await run(instance, ADMIN, `selfManagedAddOnEligibleUsers(${args}) ${users}`);

    expect([...roots], 'root fields that were not queried').toEqual([]);
    expect(found.queried.size).toBeGreaterThan(120);
    const silent = [...found.queried].filter((field) => !found.answered.has(field));
    expect(silent.filter((field) => !ALWAYS_NULL.includes(field))).toEqual([]);
  });
});

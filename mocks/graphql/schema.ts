import { buildASTSchema, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { GitLabVersion } from '../versions';
import type { Context, Resolvers } from './context';
import type { PreparedSchema } from './prepared';
import { INTRODUCED_DIRECTIVE } from './introduced';
import { pruneSdl } from './prune';
import { groupResolvers } from './resolvers/group';
import { metricsResolvers } from './resolvers/metrics';
import { mutationResolvers } from './resolvers/mutation';
import { purchaseResolvers } from './resolvers/purchase';
import { queryResolvers } from './resolvers/query';
import { usageDataResolvers } from './resolvers/usage-data';
import { userResolvers } from './resolvers/user';
import { checkScalars } from './scalars';

const RESOLVERS: readonly Resolvers[] = [
  queryResolvers,
  mutationResolvers,
  purchaseResolvers,
  userResolvers,
  groupResolvers,
  metricsResolvers,
  usageDataResolvers,
];

/** Resolvers keep no state, so one schema serves every instance of the same SDL and version. */
const schemas = new Map<string, PreparedSchema>();

function attach(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    const known = type.getFields();
    for (const [fieldName, resolve] of Object.entries(fields)) {
      const field = known[fieldName];
      // Missing in this version, or not in the SDL at all.
      if (field === undefined) continue;
      field.resolve = (source: unknown, args: unknown, context: Context) =>
        resolve(source as never, args as never, context);
    }
  }
}

/** What an older GitLab had alone in a type of the SDL; nothing answers it. */
const OLD_EVENTS = 'extend type AiUsageData { codeSuggestionEvents(first: Int): String }';

/** What is GitLab's own, whether or not the SDL given names it. */
function withOwnParts(sdl: string): string {
  const parts = [
    sdl,
    sdl.includes('directive @gl_introduced') ? '' : INTRODUCED_DIRECTIVE,
    sdl.includes('type AiUsageData ') ? OLD_EVENTS : '',
  ];
  return parts.join('\n');
}

export function schemaFor(sdl: string, version: GitLabVersion): PreparedSchema {
  const key = `${version.text}\n${sdl}`;
  const known = schemas.get(key);
  if (known !== undefined) return known;
  const schema = buildASTSchema(pruneSdl(withOwnParts(sdl), version));
  checkScalars(schema);
  for (const resolvers of RESOLVERS) attach(schema, resolvers);
  const prepared: PreparedSchema = { schema, version, queries: new Map() };
  schemas.set(key, prepared);
  return prepared;
}

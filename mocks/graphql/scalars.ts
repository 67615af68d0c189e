import { GraphQLError, GraphQLScalarType, isScalarType, valueFromASTUntyped } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { parseDay } from '../world/days';
import { parseGid } from '../world/global-ids';

type Check = (text: string) => string | null;

const gid =
  (type: string, ...models: readonly string[]): Check =>
  (text) => {
    const parsed = parseGid(text);
    if (parsed === null) return `"${text}" is not a valid Global ID`;
    return models.includes(parsed.model)
      ? null
      : `"${text}" does not represent an instance of ${type}`;
  };

const CHECKS: Readonly<Record<string, Check>> = {
  GitlabSubscriptionsAddOnPurchaseID: gid(
    'GitlabSubscriptions::AddOnPurchase',
    'GitlabSubscriptions::AddOnPurchase',
  ),
  UserID: gid('User', 'User'),
  GroupID: gid('Group', 'Group'),
  NamespaceID: gid('Namespace', 'Namespace', 'Group'),
  Date: (text) => (parseDay(text) === null ? `"${text}" is not a valid date` : null),
  Time: (text) => (Number.isNaN(Date.parse(text)) ? `"${text}" is not a valid time` : null),
};

/** Makes the SDL's own scalars refuse what GitLab refuses. */
export function checkScalars(schema: GraphQLSchema): void {
  for (const [name, check] of Object.entries(CHECKS)) {
    const type = schema.getType(name);
    if (!isScalarType(type) || !(type instanceof GraphQLScalarType)) continue;
    type.parseValue = (value: unknown): string => {
      const problem = typeof value === 'string' ? check(value) : `${String(value)} is not a text`;
      if (problem !== null) throw new GraphQLError(problem);
      return String(value);
    };
    type.parseLiteral = (node, variables) => type.parseValue(valueFromASTUntyped(node, variables));
  }
}

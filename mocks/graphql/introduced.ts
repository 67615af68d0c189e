import { Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, InlineFragmentNode } from 'graphql';
import { fullVersion, isNewer } from '../versions';
import type { GitLabVersion } from '../versions';

/**
 * `@gl_introduced(version: "19.6.0")` on a field or an inline fragment: a server older than that answers
 * null where it does not know the field. lib/gitlab/graphql/version_filter/
 */
export const INTRODUCED_DIRECTIVE =
  'directive @gl_introduced(version: String!) on FIELD | INLINE_FRAGMENT';

/** Stands for a field that is to come: the key of the answer, marked, so that it can be made null. */
const MARK = 'glFuture__';

export interface FutureParts {
  /** What is validated: without the parts that are newer than the server. */
  readonly checked: DocumentNode;
  /** What is executed: all of it, unknown fields that are to come marked. */
  readonly executed: DocumentNode;
  /** A version without three numbers cannot be compared: GitLab fails with HTTP 500. */
  readonly crashes: boolean;
}

function introducedIn({ directives = [] }: FieldNode | InlineFragmentNode): string | null {
  const directive = directives.find(({ name }) => name.value === 'gl_introduced');
  const value = directive?.arguments?.find(({ name }) => name.value === 'version')?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

const markOf = (node: FieldNode): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  alias: { kind: Kind.NAME, value: `${MARK}${(node.alias ?? node.name).value}` },
});

/** Null when no part of the document is newer than the server. */
export function futureParts(
  schema: GraphQLSchema,
  version: GitLabVersion,
  document: DocumentNode,
): FutureParts | null {
  const wanted = new Map<FieldNode | InlineFragmentNode, boolean | null>();
  const note = (node: FieldNode | InlineFragmentNode): undefined => {
    const introduced = introducedIn(node);
    if (introduced !== null) wanted.set(node, isNewer(introduced, fullVersion(version)));
  };
  visit(document, { Field: note, InlineFragment: note });
  const crashes = [...wanted.values()].includes(null);
  if (crashes) return { checked: document, executed: document, crashes };
  const isFuture = (node: FieldNode | InlineFragmentNode): boolean => wanted.get(node) === true;
  if (![...wanted.values()].includes(true)) return null;
  const drop = (node: FieldNode | InlineFragmentNode): null | undefined =>
    isFuture(node) ? null : undefined;
  const checked = visit(document, { Field: drop, InlineFragment: drop });

  const types = new TypeInfo(schema);
  let inFuture = 0;
  const executed = visit(
    document,
    visitWithTypeInfo(types, {
      InlineFragment: {
        enter(node) {
          if (isFuture(node)) inFuture += 1;
        },
        leave(node) {
          if (isFuture(node)) inFuture -= 1;
        },
      },
      Field(node) {
        const known = types.getFieldDef() != null;
        return !known && (inFuture > 0 || isFuture(node)) ? markOf(node) : undefined;
      },
    }),
  );
  return { checked, executed, crashes };
}

/** The answer with null for each field that is to come. */
export function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]): [string, unknown] =>
      name.startsWith(MARK) ? [name.slice(MARK.length), null] : [name, withoutMarks(item)],
    ),
  );
}

import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql';
import type { Viewer } from '../rules/viewer';
import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from 'graphql';

/** app/graphql/gitlab_schema.rb (`max_query_complexity`) */
export function maxComplexity({ user }: Viewer): number {
  if (user === null) return 200;
  return user.admin ? 300 : 250;
}

/**
 * About one point a field, fragments counted where they are used. Introspection is free: GitLab lets
 * the full introspection query of its own explorer pass.
 */
export function complexityOf(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): number {
  const count = (set: SelectionSetNode | undefined): number => {
    let total = 0;
    for (const selection of set?.selections ?? []) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue;
      const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
      if (include?.['if'] === false) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        total += count(fragments.get(selection.name.value)?.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        total += count(selection.selectionSet);
      } else if (!selection.name.value.startsWith('__')) {
        total += 1 + count(selection.selectionSet);
      }
    }
    return total;
  };
  return count(operation.selectionSet);
}

import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether an answer has the shape that was asked for: every field is there, objects where fields were
 * selected and plain values elsewhere. What the values mean is for their readers to check.
 *
 * Without it, a cache with holes would leave pages waiting for data that never comes.
 */
export function fitsDocument(data: unknown, document: DocumentNode): boolean {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  }
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return operation !== undefined && fits(data, operation.selectionSet);

  function fits(value: unknown, { selections }: SelectionSetNode): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const answer = value as Readonly<Record<string, unknown>>;
    return selections.every((selection) => {
      switch (selection.kind) {
        case Kind.FIELD: {
          const field = answer[(selection.alias ?? selection.name).value];
          // `@include` and `@skip` may leave it out.
          if (field === undefined) return Boolean(selection.directives?.length);
          return field === null || fitsField(field, selection.selectionSet);
        }
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(selection.name.value);
          // Our fragments are on object types: an object that says it is another one is none of them.
          return (
            fragment?.typeCondition.name.value === (answer['__typename'] ?? null) &&
            fits(value, fragment.selectionSet)
          );
        }
        case Kind.INLINE_FRAGMENT:
          return selection.typeCondition !== undefined || fits(value, selection.selectionSet);
      }
    });
  }

  function fitsField(field: unknown, selected: SelectionSetNode | undefined): boolean {
    const each = Array.isArray(field) ? (field as readonly unknown[]) : [field];
    return each.every((one) => {
      if (one === null) return true;
      return selected ? fits(one, selected) : typeof one !== 'object';
    });
  }
}

import { visit, type DocumentNode } from 'graphql';

/** Parts of our operations that an instance lacks: field names, and `field.argument` names. */
export type MissingParts = {
  readonly fields: ReadonlySet<string>;
  readonly arguments: ReadonlySet<string>;
};

/**
 * A copy of a document without the fields and arguments that the instance does not know, and without
 * variables that nothing uses any more. GitLab validates the whole text, so `@include` would not do.
 */
export function pruneDocument(document: DocumentNode, missing: MissingParts): DocumentNode {
  if (missing.fields.size === 0 && missing.arguments.size === 0) return document;
  const lighter = visit(document, {
    Field(node) {
      if (missing.fields.has(node.name.value)) return null;
      const kept = (node.arguments ?? []).filter(
        (argument) => !missing.arguments.has(`${node.name.value}.${argument.name.value}`),
      );
      return { ...node, arguments: kept };
    },
  });
  const used = new Set<string>();
  visit(lighter, {
    // Not entered: the definition itself is no use.
    VariableDefinition: () => false,
    Variable: (node) => {
      used.add(node.name.value);
    },
  });
  return visit(lighter, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
}

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
  visit,
} from 'graphql';
import { FIELD_TYPES } from '../generated/operations';

/*
 * A part of GitLab's schema that our operations use: `Type`, `Type.field` or `Type.field(argument)`, with
 * the names of our own schema.
 */

export type PrunedDocument = {
  /** Null when nothing is left to ask for. */
  readonly document: DocumentNode | null;
  /** The arguments that were left out, with what they would have carried. */
  readonly withheld: readonly { readonly part: string; readonly value: ValueNode }[];
};

/**
 * A copy of an operation without the parts that an instance lacks, and without variables and fragments
 * that nothing uses any more. GitLab validates the whole text, so `@include` would not do.
 */
export function pruneDocument(
  document: DocumentNode,
  isUnavailable: (part: string) => boolean,
): PrunedDocument {
  const withheld: { part: string; value: ValueNode }[] = [];
  let changed = false;

  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const type = definition.typeCondition.name.value;
    const selectionSet = isUnavailable(type) ? null : pruneSet(definition.selectionSet, type);
    if (selectionSet) fragments.set(definition.name.value, { ...definition, selectionSet });
    else changed = true;
  }

  function pruneSet(set: SelectionSetNode, type: string): SelectionSetNode | null {
    const selections = set.selections.flatMap((selection) => pruneSelection(selection, type));
    return selections.some(asksSomething) ? { ...set, selections } : null;
  }

  function pruneSelection(node: SelectionNode, type: string): SelectionNode[] {
    switch (node.kind) {
      case Kind.FIELD: {
        const field = pruneField(node, type);
        if (field === null) changed = true;
        return field === null ? [] : [field];
      }
      case Kind.INLINE_FRAGMENT: {
        const condition = node.typeCondition?.name.value ?? type;
        const inner = isUnavailable(condition) ? null : pruneSet(node.selectionSet, condition);
        if (inner === null) changed = true;
        return inner === null ? [] : [{ ...node, selectionSet: inner }];
      }
      case Kind.FRAGMENT_SPREAD:
        return fragments.has(node.name.value) ? [node] : [];
    }
  }

  function pruneField(node: FieldNode, type: string): FieldNode | null {
    const part = partOf(type, node);
    if (isUnavailable(part)) return null;
    const kept = (node.arguments ?? []).filter(({ name, value }) => {
      const argument = `${part}(${name.value})`;
      if (!isUnavailable(argument)) return true;
      withheld.push({ part: argument, value });
      changed = true;
      return false;
    });
    if (!node.selectionSet) return { ...node, arguments: kept };
    const selectionSet = pruneSet(node.selectionSet, FIELD_TYPES[part] ?? '');
    return selectionSet && { ...node, arguments: kept, selectionSet };
  }

  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const definitions = operations.flatMap((operation): OperationDefinitionNode[] => {
    const selectionSet = pruneSet(operation.selectionSet, rootOf(operation));
    return selectionSet ? [{ ...operation, selectionSet }] : [];
  });
  if (definitions.length === 0) return { document: null, withheld };
  if (!changed) return { document, withheld };
  return {
    document: withoutUnused({ ...document, definitions: [...definitions, ...fragments.values()] }),
    withheld,
  };
}

/** All fields of a document, each with the type that has it. */
export function fieldsOf(
  document: DocumentNode,
): readonly { readonly type: string; readonly node: FieldNode }[] {
  const found: { type: string; node: FieldNode }[] = [];
  function collect({ selections }: SelectionSetNode, type: string): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        found.push({ type, node });
        if (node.selectionSet) collect(node.selectionSet, FIELD_TYPES[partOf(type, node)] ?? '');
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        collect(node.selectionSet, node.typeCondition?.name.value ?? type);
      }
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      collect(definition.selectionSet, rootOf(definition));
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      collect(definition.selectionSet, definition.typeCondition.name.value);
    }
  }
  return found;
}

function partOf(type: string, { name }: FieldNode): string {
  return `${type}.${name.value}`;
}

function rootOf({ operation }: OperationDefinitionNode): string {
  return operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
}

/** Apollo adds `__typename` everywhere, which alone asks for nothing. */
function asksSomething(node: SelectionNode): boolean {
  return node.kind !== Kind.FIELD || node.name.value !== '__typename';
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const spread = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void spread.add(name.value) });
  const definitions = document.definitions.filter(
    (definition) =>
      definition.kind !== Kind.FRAGMENT_DEFINITION || spread.has(definition.name.value),
  );
  const lighter = { ...document, definitions };
  const used = new Set<string>();
  visit(lighter, {
    // Not entered: the definition itself is no use.
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(lighter, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  });
}

/*
 * GitLab's texts for what its schema lacks. Newer versions append a suggestion ("Did you mean …"), so no
 * pattern is anchored at the end.
 */
const NO_FIELD = /^Field '(\w+)' doesn't exist on type '(\w+)'/;
const NO_ARGUMENT = /^Field '(\w+)' doesn't accept argument '(\w+)'/;
const NO_INPUT_TYPE = /^(\w+) isn't a defined input type/;
const NO_TYPE = /^No such type (\w+)/;
const NO_USE = /^Variable \$\w+ is declared by .* but not used/;
const NO_INPUT_FIELD = /^InputObject '(\w+)' doesn't accept argument '(\w+)'/;

const ALL = [NO_FIELD, NO_ARGUMENT, NO_INPUT_TYPE, NO_TYPE, NO_USE, NO_INPUT_FIELD];

/** Whether GitLab refuses a question because its schema lacks a part of it. */
export function isAboutSchema(message: string): boolean {
  return ALL.some((pattern) => pattern.test(message));
}

/**
 * The parts of a document that GitLab's validation errors name; empty where they name none that is in it.
 * There are at most five errors an answer, so leaving these out may reveal more. An unused variable is no
 * part: it goes with what used it.
 * @see https://docs.gitlab.com/api/graphql/reference/
 */
export function refusedParts(messages: readonly string[], document: DocumentNode): Set<string> {
  const fields = fieldsOf(document);
  const parts = new Set<string>();

  function addField(name: string, owner: string): void {
    const all = fields.filter(({ node }) => node.name.value === name);
    const own = all.filter(({ type }) => type === owner);
    // Types have other names in some releases; then the field's own name has to do.
    for (const { type } of own.length > 0 ? own : all) {
      // Without it there is no question, so GitLab is to say each time that there is no answer.
      if (type !== 'Query') parts.add(`${type}.${name}`);
    }
  }

  function addArguments(isMeant: (field: string, argument: string, variable?: string) => boolean) {
    for (const { type, node } of fields) {
      for (const { name, value } of node.arguments ?? []) {
        const variable = value.kind === Kind.VARIABLE ? value.name.value : undefined;
        if (isMeant(node.name.value, name.value, variable)) {
          parts.add(`${type}.${node.name.value}(${name.value})`);
        }
      }
    }
  }

  for (const message of messages) {
    const [, field, owner] = NO_FIELD.exec(message) ?? [];
    if (field !== undefined && owner !== undefined) addField(field, owner);
    const [, requested, argument] = NO_ARGUMENT.exec(message) ?? [];
    if (requested !== undefined)
      addArguments((name, one) => name === requested && one === argument);
    const [, input] = NO_INPUT_TYPE.exec(message) ?? [];
    if (input !== undefined) {
      const variables = variablesOf(document, input);
      addArguments((_field, _argument, one) => one !== undefined && variables.has(one));
    }
    const [, type] = NO_TYPE.exec(message) ?? [];
    if (type !== undefined && isCondition(document, type)) parts.add(type);
  }
  return parts;
}

function variablesOf(document: DocumentNode, type: string): Set<string> {
  const found = new Set<string>();
  visit(document, {
    VariableDefinition(node) {
      if (nameOf(node.type) === type) found.add(node.variable.name.value);
    },
  });
  return found;
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function isCondition(document: DocumentNode, type: string): boolean {
  let found = false;
  const check = (node: {
    readonly typeCondition?: { readonly name: { readonly value: string } };
  }) => void (found ||= node.typeCondition?.name.value === type);
  visit(document, { FragmentDefinition: check, InlineFragment: check });
  return found;
}

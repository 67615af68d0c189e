import {
  Kind,
  OperationTypeNode,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';

/** Exists in no schema. GraphQL executes nothing of a document that asks for it. */
export const UNKNOWN_FIELD = 'duoSeatsCheckUnknownField';

/** Parts of a probe that a GitLab lacks; names of fields, `field(argument)`, `Input.field` and types. */
export type ProbeGaps = {
  readonly fields: ReadonlySet<string>;
  readonly arguments: ReadonlySet<string>;
  readonly inputFields: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
};

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variable = (value: string): VariableNode => ({ kind: Kind.VARIABLE, name: name(value) });
const field = (value: string): FieldNode => ({ kind: Kind.FIELD, name: name(value) });

const PURCHASE_ID = required('GitlabSubscriptionsAddOnPurchaseID');
const USER_ID = required('UserID');
const USER_IDS: TypeNode = {
  kind: Kind.NON_NULL_TYPE,
  type: { kind: Kind.LIST_TYPE, type: USER_ID },
};
const BULK = { addOnPurchaseId: PURCHASE_ID, userIds: USER_IDS };
const SINGLE = { addOnPurchaseId: PURCHASE_ID, userId: USER_ID };

/** What the app sends in the inputs of its mutations. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, TypeNode>>>> = {
  UserAddOnAssignmentBulkCreateInput: BULK,
  UserAddOnAssignmentBulkRemoveInput: BULK,
  UserAddOnAssignmentCreateInput: SINGLE,
  UserAddOnAssignmentRemoveInput: SINGLE,
};

const SKIP: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: name('skip'),
  arguments: [
    { kind: Kind.ARGUMENT, name: name('if'), value: { kind: Kind.BOOLEAN, value: true } },
  ],
};

/**
 * An operation as GitLab validates it and can never execute it: it also asks for a field that does not
 * exist, and an invalid operation is not run. A mutation is locked three times more, should something
 * between us and GitLab take that lightly: it is skipped, the variables that it requires are never sent,
 * and so it names no purchase and no user.
 * @see https://spec.graphql.org/October2021/#sec-Validation
 */
export function probeDocument(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      operations.push(definition);
    }
  }
  return {
    kind: Kind.DOCUMENT,
    definitions: operations.map((operation) => lock(inlined(operation, fragments))),
  };
}

/** What to send as `operationName`. */
export function operationName(document: DocumentNode): string {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION && definition.name) {
      return definition.name.value;
    }
  }
  return '';
}

/** How many fields and arguments a document asks for. */
export function countParts(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Field: (node) => {
      if (node.name.value !== UNKNOWN_FIELD) count += 1;
    },
    Argument: () => {
      count += 1;
    },
    Directive: () => false,
  });
  return count;
}

/** The document without these parts, and without variables that nothing uses any more. */
export function withoutGaps(document: DocumentNode, gaps: ProbeGaps): DocumentNode {
  const lighter = visit(document, {
    Field: {
      enter: (node) => {
        if (gaps.fields.has(node.name.value)) return null;
        const kept = (node.arguments ?? []).filter(
          (argument) => !gaps.arguments.has(`${node.name.value}(${argument.name.value})`),
        );
        return { ...node, arguments: kept };
      },
    },
    ObjectField: (node) => (gaps.inputFields.has(node.name.value) ? null : undefined),
    InlineFragment: (node) =>
      node.typeCondition && gaps.types.has(node.typeCondition.name.value) ? null : undefined,
    // What was in it is missing, and the field around it still has to be asked for.
    SelectionSet: {
      leave: (node) =>
        node.selections.length === 0 ? { ...node, selections: [field('__typename')] } : undefined,
    },
  });
  return visit(lighter, {
    OperationDefinition: {
      leave: (node) => {
        const used = variablesIn(node.selectionSet);
        const kept = (node.variableDefinitions ?? []).filter((one) =>
          used.has(one.variable.name.value),
        );
        return { ...node, variableDefinitions: kept };
      },
    },
  });
}

/** `field(argument)` for each argument that is given a variable of one of these types. */
export function argumentsOfTypes(
  document: DocumentNode,
  types: ReadonlySet<string>,
): readonly string[] {
  const found: string[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const variables = (definition.variableDefinitions ?? [])
      .filter((one) => types.has(typeName(one.type)))
      .map((one) => one.variable.name.value);
    visit(definition, {
      Field: (node) => {
        for (const argument of node.arguments ?? []) {
          const used = variablesIn(argument.value);
          if (variables.some((one) => used.has(one)))
            found.push(`${node.name.value}(${argument.name.value})`);
        }
      },
    });
  }
  return found;
}

function required(typeOf: string): TypeNode & { kind: Kind.NON_NULL_TYPE } {
  return {
    kind: Kind.NON_NULL_TYPE,
    type: { kind: Kind.NAMED_TYPE, name: name(typeOf) },
  };
}

function inlined(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): OperationDefinitionNode {
  return visit(operation, {
    FragmentSpread: (spread) => {
      const fragment = fragments.get(spread.name.value);
      if (!fragment) return undefined;
      const { typeCondition, selectionSet } = fragment;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
    },
  });
}

function lock(operation: OperationDefinitionNode): OperationDefinitionNode {
  const isMutation = operation.operation === OperationTypeNode.MUTATION;
  const locked = isMutation ? lockMutation(operation) : operation;
  const { selections } = locked.selectionSet;
  return {
    ...locked,
    selectionSet: { ...locked.selectionSet, selections: [field(UNKNOWN_FIELD), ...selections] },
  };
}

/** With `input: { addOnPurchaseId: $addOnPurchaseId, … }` in place of `$input`, and `@skip(if: true)`. */
function lockMutation(operation: OperationDefinitionNode): OperationDefinitionNode {
  const [input] = operation.variableDefinitions ?? [];
  const parts = Object.entries(INPUTS[input ? typeName(input.type) : ''] ?? {});
  if (parts.length === 0) throw new Error('A mutation whose input is not known');
  const fields = parts.map(([key]): ObjectFieldNode => ({
    kind: Kind.OBJECT_FIELD,
    name: name(key),
    value: variable(key),
  }));
  const variableDefinitions = parts.map(([key, type]): VariableDefinitionNode => ({
    kind: Kind.VARIABLE_DEFINITION,
    variable: variable(key),
    type,
  }));
  const selections = operation.selectionSet.selections.map((selection) => ({
    ...selection,
    directives: [SKIP],
  }));
  const locked: OperationDefinitionNode = {
    ...operation,
    variableDefinitions,
    selectionSet: { ...operation.selectionSet, selections },
  };
  return visit(locked, {
    Argument: (node) =>
      node.name.value === 'input' ? { ...node, value: { kind: Kind.OBJECT, fields } } : undefined,
  });
}

function typeName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : typeName(type.type);
}

function variablesIn(node: ASTNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(node, {
    Variable: (found) => {
      used.add(found.name.value);
    },
  });
  return used;
}

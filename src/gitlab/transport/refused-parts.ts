import { Kind, visit, type DocumentNode, type TypeNode } from 'graphql';
import { fieldsOf } from './prune-document';

/*
 * GitLab's words for what its schema lacks. Newer ones end with a suggestion ("Did you mean …"), so no
 * pattern looks at the end.
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
  const look = (node: { readonly typeCondition?: { readonly name: { readonly value: string } } }) =>
    void (found ||= node.typeCondition?.name.value === type);
  visit(document, { FragmentDefinition: look, InlineFragment: look });
  return found;
}

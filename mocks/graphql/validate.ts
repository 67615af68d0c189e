import {
  GraphQLError,
  Kind,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import type { ASTNode, ASTVisitor, DocumentNode, ValidationContext } from 'graphql';
import { answersIntrospection, sparesFutureVariables } from '../version-rules';
import type { PreparedSchema } from './prepared';
import { rewordFor } from './error-messages';
import type { ReportedError } from './error-messages';

/** `validate_max_errors 5` in app/graphql/gitlab_schema.rb: after mending these, five more may follow. */
const MOST_ERRORS = 5;

/** Checked last, and without what lies inside of an unknown part, as graphql-ruby goes past that. */
const RULES_OF_USE = [NoUndefinedVariablesRule, NoUnusedVariablesRule, NoUnusedFragmentsRule];
const OTHER_RULES = specifiedRules.filter((rule) => !RULES_OF_USE.includes(rule));

/** Without its entry points introspection is an unknown field; `__typename` stays. */
function noIntrospectionRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const name = node.name.value;
      if (name !== '__schema' && name !== '__type') return;
      const message = `Cannot query field "${name}" on type "${String(context.getParentType())}".`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}

const placeOf = ({ positions }: GraphQLError): number => positions?.[0] ?? 0;

/** The unknown fields and arguments among what was complained about. */
function unknownParts(errors: readonly GraphQLError[]): ReadonlySet<ASTNode> {
  const kinds: readonly string[] = [Kind.FIELD, Kind.ARGUMENT, Kind.OBJECT_FIELD];
  return new Set(
    errors.flatMap(({ message, nodes = [] }) =>
      /^Cannot query field|^Unknown argument|is not defined by type/.test(message)
        ? nodes.filter(({ kind }) => kinds.includes(kind))
        : [],
    ),
  );
}

/** The variable that a type was named for, where the error is about one. */
function variableOf(document: DocumentNode, error: GraphQLError): string | null {
  let found: string | null = null;
  visit(document, {
    VariableDefinition(definition) {
      visit(definition.type, {
        NamedType(type) {
          if (error.nodes?.includes(type) === true) found = definition.variable.name.value;
        },
      });
    },
  });
  return found;
}

/**
 * What GitLab's validation has against a document: at most five errors, in its words. `document` is
 * what was `written`, less the parts that are newer than the server.
 */
export function validationErrors(
  { schema, version }: PreparedSchema,
  document: DocumentNode,
  written: DocumentNode,
): readonly ReportedError[] {
  const rules = answersIntrospection(version) ? OTHER_RULES : [...OTHER_RULES, noIntrospectionRule];
  // graphql-ruby complains on its way down, in the order of the text.
  const errors = [...validate(schema, document, rules)].sort((a, b) => placeOf(a) - placeOf(b));
  const unknown = unknownParts(errors);
  const rest =
    unknown.size === 0
      ? document
      : visit(document, { enter: (node) => (unknown.has(node) ? null : undefined) });
  const unused = validate(schema, rest, RULES_OF_USE);
  // What only a part that is to come uses does count as used, in newer versions.
  const counted =
    document === written || !sparesFutureVariables(version)
      ? unused
      : unused.filter(({ message }) => {
          const all = validate(schema, written, RULES_OF_USE);
          return all.some((error) => error.message === message);
        });
  return [...errors, ...counted]
    .slice(0, MOST_ERRORS)
    .map((error) => rewordFor(error, { schema, version, variable: variableOf(document, error) }));
}

import {
  isInputObjectType,
  isInputType,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
} from 'graphql';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { suggestsNames } from '../version-rules';
import type { GitLabVersion } from '../versions';
import { didYouMean } from './did-you-mean';

export interface ReportedError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface Rewording {
  readonly pattern: RegExp;
  readonly say: (parts: readonly string[]) => string;
  readonly code: string;
  /** The names to suggest; unused by servers without suggestions. */
  readonly known?: (schema: GraphQLSchema, parts: readonly string[]) => readonly string[];
}

/** The fields of a type (`Query`), or the arguments of a field (`Query.group`). */
function namesIn(schema: GraphQLSchema, place: string): readonly string[] {
  const [typeName = '', fieldName] = place.split('.');
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  const fields = type.getFields();
  if (fieldName === undefined) return Object.keys(fields);
  const field = fields[fieldName];
  return field !== undefined && 'args' in field ? field.args.map(({ name }) => name) : [];
}

function inputTypes(schema: GraphQLSchema): readonly string[] {
  const types = Object.values(schema.getTypeMap());
  return types.filter((type) => isInputType(type)).map(({ name }) => name);
}

const part = (parts: readonly string[], index: number): string => parts[index] ?? '';

/** graphql-js's sentences, and what GitLab's Ruby implementation says in their place. */
const REWORDINGS: readonly Rewording[] = [
  {
    pattern: /^Cannot query field "([^"]+)" on type "([^"]+)"/,
    say: (p) => `Field '${part(p, 1)}' doesn't exist on type '${part(p, 2)}'`,
    code: 'undefinedField',
    known: (schema, p) => namesIn(schema, part(p, 2)),
  },
  {
    pattern: /^Unknown argument "([^"]+)" on field "([^"]*?([^".]+))"/,
    say: (p) => `Field '${part(p, 3)}' doesn't accept argument '${part(p, 1)}'`,
    code: 'argumentNotAccepted',
    known: (schema, p) => namesIn(schema, part(p, 2)),
  },
  {
    pattern: /^Unknown argument "([^"]+)" on directive "@([^"]+)"/,
    say: (p) => `Directive '${part(p, 2)}' doesn't accept argument '${part(p, 1)}'`,
    code: 'argumentNotAccepted',
  },
  {
    pattern: /^Field "([^"]+)" is not defined by type "([^"]+)"/,
    say: (p) => `InputObject '${part(p, 2)}' doesn't accept argument '${part(p, 1)}'`,
    code: 'argumentNotAccepted',
    known: (schema, p) => namesIn(schema, part(p, 2)),
  },
  {
    pattern: /^Field "([^".]+)\.([^"]+)" of required type "([^"]+)" was not provided/,
    say: (p) =>
      `Argument '${part(p, 2)}' on InputObject '${part(p, 1)}' is required. Expected type ${part(p, 3)}`,
    code: 'missingRequiredInputObjectAttribute',
  },
  {
    pattern: /^Field "([^"]+)" argument "([^"]+)" of type "[^"]+" is required/,
    say: (p) => `Field '${part(p, 1)}' is missing required arguments: ${part(p, 2)}`,
    code: 'missingRequiredArguments',
  },
  {
    pattern: /^Variable "\$([^"]+)" is not defined(?: by operation "([^"]+)")?/,
    say: (p) =>
      `Variable $${part(p, 1)} is used by ${part(p, 2) || 'anonymous query'} but not declared`,
    code: 'variableNotDefined',
  },
  {
    pattern: /^Variable "\$([^"]+)" is never used(?: in operation "([^"]+)")?/,
    say: (p) =>
      `Variable $${part(p, 1)} is declared by ${part(p, 2) || 'anonymous query'} but not used`,
    code: 'variableNotUsed',
  },
  {
    pattern: /^Unknown type "([^"]+)"/,
    say: (p) => `${part(p, 1)} isn't a defined input type`,
    code: 'variableRequiresValidType',
    known: (schema) => inputTypes(schema),
  },
  {
    pattern:
      /^Field "([^"]+)" of type "([^"]+)" must have (?:a selection of sub|at least one )field/,
    say: (p) =>
      `Field must have selections (field '${part(p, 1)}' returns ${part(p, 2)} but has no selections. Did you mean '${part(p, 1)} { ... }'?)`,
    code: 'selectionMismatch',
  },
  {
    pattern: /^Field "([^"]+)" must not have a selection since type "([^"]+)" has no subfields/,
    say: (p) =>
      `Selections can't be made on scalars (field '${part(p, 1)}' returns ${part(p, 2)} but has selections)`,
    code: 'selectionMismatch',
  },
  {
    pattern: /^Unknown fragment "([^"]+)"/,
    say: (p) => `Fragment ${part(p, 1)} was used, but not defined`,
    code: 'useAndDefineFragment',
  },
  {
    pattern: /^Fragment "([^"]+)" is never used/,
    say: (p) => `Fragment ${part(p, 1)} was defined, but not used`,
    code: 'useAndDefineFragment',
  },
  {
    pattern: /^Unknown directive "@([^"]+)"/,
    say: (p) => `Directive @${part(p, 1)} is not defined`,
    code: 'undefinedDirective',
  },
  {
    pattern: /^Syntax Error: (.*)$/s,
    say: (p) => `syntax error: ${part(p, 1)}`,
    code: 'parseError',
  },
];

/** `Variable "$x" of type "A" used in position expecting type "B".` needs the argument's name as well. */
function typeMismatch(error: GraphQLError): string | null {
  const match =
    /^Variable "\$([^"]+)" of type "([^"]+)" used in position expecting type "([^"]+)"/.exec(
      error.message,
    );
  if (match === null) return null;
  const [, name = '', actual = '', expected = ''] = match;
  return `Type mismatch on variable $${name} (${actual} / ${expected})`;
}

/** A literal that does not fit: `Enum "E" cannot represent …`, `Expected value of type …`. */
function invalidLiteral(error: GraphQLError): string | null {
  if (!/cannot represent|does not exist in|^Expected value of type/.test(error.message))
    return null;
  const node = error.nodes?.[0];
  const literal = node === undefined ? '' : ` (${print(node)})`;
  return `Argument has an invalid value${literal}. ${error.message}`;
}

interface WordingContext {
  readonly schema: GraphQLSchema;
  readonly version: GitLabVersion;
  /** The variable whose type the error is about. */
  readonly variable: string | null;
}

function reworded(error: GraphQLError, context: WordingContext | null): ReportedError {
  const locations = error.locations === undefined ? {} : { locations: error.locations };
  for (const { pattern, say, code, known } of REWORDINGS) {
    const parts = pattern.exec(error.message);
    if (parts === null) continue;
    const { variable = null } = context ?? {};
    const named = variable === null ? '' : ` (on $${variable})`;
    const suggests = context !== null && known !== undefined && suggestsNames(context.version);
    const suggestion = suggests ? didYouMean(part(parts, 1), known(context.schema, parts)) : '';
    const message = `${say(parts)}${named}${suggestion}`;
    return { message, ...locations, extensions: { code } };
  }
  const message = typeMismatch(error) ?? invalidLiteral(error) ?? error.message;
  return { message, ...locations };
}

/** A parse or validation error as GitLab would report it, without suggestions. */
export function reword(error: GraphQLError): ReportedError {
  return reworded(error, null);
}

/** A validation error as a GitLab of some version would report it. */
export function rewordFor(error: GraphQLError, context: WordingContext): ReportedError {
  return reworded(error, context);
}

/** A variable's value that does not fit, from graphql-js's error about it. */
export function rewordVariable(error: GraphQLError): ReportedError {
  const definition = error.nodes?.[0];
  const { message } = error;
  const name = /\$([A-Za-z0-9_]+)/.exec(message)?.[1] ?? '';
  const type =
    definition?.kind === Kind.VARIABLE_DEFINITION ? ` of type ${print(definition.type)}` : '';
  const place = /at "[^".[]+([^"]*)"/.exec(message)?.[1]?.replace(/^\./, '');
  const path = place?.replaceAll('[', '').replaceAll(']', '');
  const why = /; (.*)$/s.exec(message)?.[1] ?? 'Expected value to not be null';
  const where = path === undefined || path === '' ? '' : ` for ${path} (${why})`;
  const problems = [
    { path: path === undefined || path === '' ? [] : path.split('.'), explanation: why },
  ];
  return {
    message: `Variable $${name}${type} was provided invalid value${where}`,
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    extensions: { problems },
  };
}

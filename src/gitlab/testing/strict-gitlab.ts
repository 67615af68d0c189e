import {
  buildASTSchema,
  parse,
  validate,
  visit,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { createGitLab, type GitLab, type GitLabOptions } from '../../../mocks/gitlab';
import { answerIntercepted } from '../../../mocks/intercept';
import { readSdl } from '../../../mocks/read-sdl';
import type { InstanceUrl } from '../session/instance-url';

export const INSTANCE = 'https://gitlab.test' as InstanceUrl;

type Manner = {
  /** `Type`, `Type.field` or `Type.field(argument)`, whatever the version says. */
  readonly lacking?: readonly string[];
  /** What it says of itself; null where it does not. */
  readonly version?: string | null;
  /** Newer GitLabs end such errors with a suggestion. */
  readonly suggestions?: boolean;
  readonly world?: Pick<GitLabOptions, 'scenario' | 'version'>;
};

export type StrictGitLab = {
  readonly fetch: typeof fetch;
  readonly gitlab: GitLab;
  /** The operations that came, in order; those that were refused with how many errors they had. */
  readonly requested: readonly { readonly name: string; readonly refused: number }[];
};

const MOST_ERRORS = 5;

/**
 * A GitLab that validates as GitLab does: no introspection, at most five errors an answer, in its words. It
 * lacks what a test says, apart from the version that it tells. Data comes from the mocked GitLab.
 */
export function strictGitLab(manner: Manner = {}): StrictGitLab {
  const sdl = readSdl();
  const gitlab = createGitLab({
    sdl,
    origin: INSTANCE,
    scenario: 'typical',
    rateLimit: null,
    ...manner.world,
  });
  const schema = schemaWithout(sdl, manner.lacking ?? []);
  const requested: { name: string; refused: number }[] = [];

  async function answer(request: Request): Promise<Response> {
    const body = (await request.clone().json()) as Readonly<Record<string, unknown>>;
    const { operationName, query } = body;
    // Without the name, GitLab may answer with its whole schema instead.
    if (typeof operationName !== 'string') throw new Error('An operation without its name');
    if (typeof query !== 'string') throw new Error('No query');
    if (/__(schema|type)\b/.test(query)) throw new Error('Introspection');
    const errors = problemsOf(schema, parse(query), manner.suggestions ?? true);
    requested.push({ name: operationName, refused: errors.length });
    if (errors.length > 0) return Response.json({ errors: errors.slice(0, MOST_ERRORS) });
    const response = await answerIntercepted(gitlab, request);
    if (!response) throw new TypeError('dropped');
    return operationName === 'Session' && 'version' in manner
      ? withVersion(response, manner.version ?? null)
      : response;
  }

  return {
    gitlab,
    requested,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (new URL(request.url).pathname === '/api/graphql') return answer(request);
      const response = await answerIntercepted(gitlab, request);
      if (!response) throw new TypeError('dropped');
      return response;
    },
  };
}

async function withVersion(response: Response, version: string | null): Promise<Response> {
  const body = (await response.json()) as { data: Record<string, unknown> };
  const metadata = version === null ? null : { __typename: 'Metadata', version };
  return Response.json({ data: { ...body.data, metadata } });
}

function schemaWithout(sdl: string, lacking: readonly string[]): GraphQLSchema {
  const parts = new Set(lacking);
  const pruned = visit(parse(sdl), {
    ScalarTypeDefinition: ({ name }) => (parts.has(name.value) ? null : undefined),
    EnumTypeDefinition: ({ name }) => (parts.has(name.value) ? null : undefined),
    InputObjectTypeDefinition: ({ name }) => (parts.has(name.value) ? null : undefined),
    ObjectTypeDefinition(type) {
      if (parts.has(type.name.value)) return null;
      const fields = type.fields?.flatMap((field) => {
        const part = `${type.name.value}.${field.name.value}`;
        const kept = field.arguments?.filter(({ name }) => !parts.has(`${part}(${name.value})`));
        return parts.has(part) ? [] : [{ ...field, arguments: kept ?? [] }];
      });
      return { ...type, fields: fields ?? [] };
    },
  });
  return buildASTSchema(pruned, { assumeValid: true });
}

const WORDS: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    (f, t) => `Field '${f}' doesn't exist on type '${t}'`,
  ],
  [
    /^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
    (a, f) => `Field '${f}' doesn't accept argument '${a}'`,
  ],
  [/^Unknown type "(\w+)"/, (t) => `${t} isn't a defined input type (on $input)`],
  [
    /^Variable "\$(\w+)" is never used in operation "(\w+)"/,
    (v, o) => `Variable $${v} is declared by ${o} but not used`,
  ],
];

function problemsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  suggestions: boolean,
): { message: string }[] {
  const scope = ({ locations }: GraphQLError) =>
    (locations?.[0]?.line ?? 0) * 1_000 + (locations?.[0]?.column ?? 0);
  return validate(schema, document)
    .toSorted((a, b) => scope(a) - scope(b))
    .map(({ message }) => ({ message: `${reword(message)}${suggestions ? HINT : ''}` }));
}

const HINT = ' (Did you mean `lastActivityOn`?)';

function reword(message: string): string {
  for (const [pattern, say] of WORDS) {
    const found = pattern.exec(message);
    if (found) return say(...found.slice(1));
  }
  return message;
}

import { Kind, parse, visit } from 'graphql';
import type { ASTNode, DocumentNode } from 'graphql';
import { atLeast, INTRODUCED } from '../versions';
import type { GitLabVersion } from '../versions';

function missingParts(version: GitLabVersion): Set<string> {
  const missing = INTRODUCED.filter(({ since }) => !atLeast(version, since));
  return new Set(missing.flatMap(({ parts }) => parts));
}

/** The name of the definition that the visited one lies in. */
function nameOf(node: ASTNode | readonly ASTNode[] | undefined): string {
  if (node === undefined || !('kind' in node)) return '';
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.FIELD_DEFINITION:
      return node.name.value;
    default:
      return '';
  }
}

/** The SDL's document without what this version of GitLab does not have yet. */
export function pruneSdl(sdl: string, version: GitLabVersion): DocumentNode {
  const document = parse(sdl, { noLocation: true });
  const missing = missingParts(version);
  if (missing.size === 0) return document;
  const drop = (path: string): null | undefined => (missing.has(path) ? null : undefined);
  return visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      switch (node.kind) {
        case Kind.OBJECT_TYPE_DEFINITION:
        case Kind.OBJECT_TYPE_EXTENSION:
        case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        case Kind.ENUM_TYPE_DEFINITION:
          return drop(node.name.value);
        case Kind.DIRECTIVE_DEFINITION:
          return drop(`@${node.name.value}`);
        case Kind.FIELD_DEFINITION:
        case Kind.ENUM_VALUE_DEFINITION:
          return drop(`${nameOf(ancestors.at(-1))}.${node.name.value}`);
        case Kind.INPUT_VALUE_DEFINITION: {
          const owner = `${nameOf(ancestors.at(-3))}.${nameOf(ancestors.at(-1))}`;
          return drop(`${owner}(${node.name.value})`);
        }
        default:
          return undefined;
      }
    },
  });
}

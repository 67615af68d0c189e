import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { GitLabVersion } from '../versions';
import type { ReportedError } from './error-messages';

export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What the parser or the validation has against it. */
  readonly errors: readonly ReportedError[];
  /** Fields that are to come are marked in the answer. */
  readonly marked: boolean;
  /** GitLab fails on it with HTTP 500. */
  readonly crashes: boolean;
}

export interface PreparedSchema {
  readonly schema: GraphQLSchema;
  readonly version: GitLabVersion;
  /** Parsed and validated queries by their text, the oldest first. */
  readonly queries: Map<string, PreparedQuery>;
}

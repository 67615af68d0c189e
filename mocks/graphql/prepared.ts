import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { GitLabVersion } from '../versions';
import type { ReportedError } from './wording';

export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What the parser or the validation has against it. */
  readonly errors: readonly ReportedError[];
}

export interface PreparedSchema {
  readonly schema: GraphQLSchema;
  readonly version: GitLabVersion;
  /** Parsed and validated queries by their text, the oldest first. */
  readonly queries: Map<string, PreparedQuery>;
}

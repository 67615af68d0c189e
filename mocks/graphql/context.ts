import type { Viewer } from '../rules/viewer';
import type { GitLabVersion } from '../versions';
import type { World } from '../world/world';

/** What every resolver gets. */
export interface Context {
  readonly world: World;
  readonly viewer: Viewer;
  readonly version: GitLabVersion;
  /** Epoch milliseconds on GitLab's clock. */
  readonly now: number;
  /** Where this GitLab is, without a slash at the end. */
  readonly origin: string;
}

/** `never` as parameters lets every resolver name its own source and arguments. */
export type Resolver = (source: never, args: never, context: Context) => unknown;

/** By type, then by field. Fields without one are read from the source by name. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

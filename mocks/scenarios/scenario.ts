import type { GitLabVersion } from '../versions';
import type { World } from '../world/world';

export interface BuildContext {
  /** Epoch milliseconds that the data's dates are relative to. */
  readonly now: number;
  readonly seed: number;
  readonly version: GitLabVersion;
}

export interface Scenario {
  readonly name: string;
  /** What it is for, in one line. */
  readonly summary: string;
  /** The GitLab version that it is about, where that is not the newest. */
  readonly version?: string;
  build(context: BuildContext): World;
}

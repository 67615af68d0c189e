import { SkeletonRows } from '../../../ui/feedback/skeleton-rows';
import { lazyPart } from '../../../ui/layout/lazy-part';

/** Where GitLab shows nothing: says so if it is for the kind of the token, and else what stands in it. */
export const UnlessToken = lazyPart(
  async () => (await import('./token-problem')).TokenProblem,
  <SkeletonRows rows={6} />,
);

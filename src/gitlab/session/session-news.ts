import * as v from 'valibot';
import { openTabChannel, type TabChannel } from '../../lib/tab-channel';

const News = v.variant('kind', [
  v.object({
    kind: v.picklist(['signed-out', 'locked']),
    instance: v.string(),
    userId: v.string(),
  }),
  v.object({ kind: v.literal('forgotten') }),
]);

/**
 * What the tabs of this origin tell each other: that a user of an instance signed out or locked a tab, or
 * that everything this browser kept is gone. Never a token.
 */
export type SessionNews = v.InferOutput<typeof News>;

export function openSessionNews(): TabChannel<SessionNews> {
  return openTabChannel('duo-seats:session', (value): value is SessionNews => v.is(News, value));
}

import { GatewayError } from '../domain/gateway-error';
import type { Session } from './session/session';

/** GitLab's code where a fine-grained token would be needed that was granted this. */
const NOT_GRANTED = 'insufficient_granular_scope';

/**
 * Whether a group takes no classic token. GraphQL is silent about it: there, a purchase that the token may not
 * read is one that does not exist. REST says it.
 */
export async function demandsFineGrained(
  { transport }: Pick<Session, 'transport'>,
  fullPath: string,
): Promise<boolean> {
  try {
    await transport.send(`/api/v4/groups/${encodeURIComponent(fullPath)}?with_projects=false`);
    return false;
  } catch (error) {
    return error instanceof GatewayError && error.details.code === NOT_GRANTED;
  }
}

import * as v from 'valibot';
import { GatewayError } from '../../domain/gateway-error';
import type { Transport } from '../transport/transport';

/** What GitLab tells about the token itself. */
export type TokenInfo = {
  readonly scopes: readonly string[];
  readonly active: boolean;
  readonly revoked: boolean;
  /** The last day on which it works, `YYYY-MM-DD`; null for no end. */
  readonly expiresOn: string | null;
};

const Answer = v.object({
  active: v.boolean(),
  revoked: v.boolean(),
  expires_at: v.nullish(v.string(), null),
  scopes: v.array(v.string()),
});

/**
 * Asks GitLab about the token in use; null where it cannot be told (an OAuth token, a fine-grained one that
 * may not ask, a GitLab without this endpoint or with another answer), which is no error. Rejects with
 * GatewayError otherwise.
 * @see https://docs.gitlab.com/api/personal_access_tokens/#self-inform
 */
export async function readTokenInfo(transport: Transport): Promise<TokenInfo | null> {
  let response: Response;
  try {
    response = await transport.send('/api/v4/personal_access_tokens/self');
  } catch (error) {
    const { status = 0 } = error instanceof GatewayError ? error.details : {};
    const unknown = [400, 403, 404].includes(status);
    if (unknown) return null;
    throw error;
  }
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    throw new GatewayError('schema', 'Not a GitLab answer', { status: response.status });
  }
  const parsed = v.safeParse(Answer, body);
  if (!parsed.success) return null;
  const { active, revoked, expires_at, scopes } = parsed.output;
  return { active, revoked, scopes, expiresOn: expires_at };
}

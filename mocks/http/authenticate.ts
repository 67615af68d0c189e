import type { Viewer } from '../rules/viewer';
import { dayAfter } from '../world/days';
import type { WorldToken } from '../world/model';
import type { World } from '../world/world';
import type { MockRequest } from './message';

export type TokenState = 'active' | 'expired' | 'revoked';

export function tokenState(token: WorldToken, now: number): TokenState {
  if (token.revoked) return 'revoked';
  if (token.expiresAt !== undefined && token.expiresAt <= now) return 'expired';
  return token.expiresOn !== null && token.expiresOn <= dayAfter(now, 0) ? 'expired' : 'active';
}

/** The token that a request carries in a header; one in the query does not count. */
export function tokenText(request: MockRequest): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  return bearer ?? request.headers['private-token'] ?? null;
}

export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'dead'; readonly state: 'expired' | 'revoked' }
  | { readonly kind: 'inactive user'; readonly state: string }
  | { readonly kind: 'known'; readonly token: WorldToken; readonly viewer: Viewer };

export function identify(world: World, request: MockRequest, now: number): Identity {
  const text = tokenText(request);
  if (text === null) return { kind: 'anonymous' };
  const token = world.token(text);
  const user = token === undefined ? undefined : world.user(token.userId);
  if (token === undefined || user === undefined) return { kind: 'unknown' };
  const state = tokenState(token, now);
  if (state !== 'active') return { kind: 'dead', state };
  if (user.state !== 'active') return { kind: 'inactive user', state: user.state };
  token.lastUsedAt = now;
  return { kind: 'known', token, viewer: { user, scopes: token.scopes, token } };
}

/** Either scope opens the API; `read_user` and the like open a few REST endpoints only. */
export function opensApi(token: WorldToken): boolean {
  return ['api', 'read_api', 'granular'].some((scope) => token.scopes.includes(scope));
}

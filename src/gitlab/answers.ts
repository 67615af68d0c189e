import * as v from 'valibot';
import { GatewayError } from '../domain/gateway-error';
import type { Purchase } from '../domain/purchase';
import type { SeatUser } from '../domain/seat-user';
import type { InstanceFeatures } from './features';

/*
 * Answers are checked at the door: a proxy, a newer GitLab or somebody hostile may send another shape,
 * and nothing of it may get half-way into a roster or a run.
 */

const PurchaseAnswer = v.object({
  id: v.string(),
  name: v.string(),
  purchasedQuantity: v.pipe(v.number(), v.integer()),
  assignedQuantity: v.pipe(v.number(), v.integer()),
});

const optionalText = v.nullish(v.string());

const UserAnswer = v.object({
  id: v.string(),
  username: v.string(),
  name: v.string(),
  publicEmail: optionalText,
  avatarUrl: optionalText,
  webUrl: optionalText,
  state: v.string(),
  lastActivityOn: optionalText,
  lastDuoActivityOn: optionalText,
  lastLoginAt: optionalText,
});

/** Rejects with kind `schema` when the value is no purchase. */
export function readPurchaseAnswer(value: unknown): Purchase {
  const parsed = v.safeParse(PurchaseAnswer, value);
  if (!parsed.success) throw unexpected('add-on purchase');
  return parsed.output;
}

/** Rejects with kind `schema` when the value is no user. */
export function readUserAnswer(
  value: unknown,
  holdsSeat: boolean,
  features: Pick<InstanceFeatures, 'lastDuoActivity' | 'lastLogin'>,
): SeatUser {
  const parsed = v.safeParse(UserAnswer, value);
  if (!parsed.success) throw unexpected('user');
  const user = parsed.output;
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    publicEmail: user.publicEmail || null,
    avatarUrl: user.avatarUrl ?? null,
    webUrl: user.webUrl ?? null,
    state: user.state,
    holdsSeat,
    lastActivityOn: user.lastActivityOn ?? null,
    // Null means "none recorded" only where the instance records it at all.
    lastDuoActivityOn: features.lastDuoActivity ? (user.lastDuoActivityOn ?? null) : undefined,
    lastLoginAt: features.lastLogin ? (user.lastLoginAt ?? null) : undefined,
  };
}

export function unexpected(what: string): GatewayError {
  return new GatewayError('schema', `The answer holds no readable ${what}`);
}

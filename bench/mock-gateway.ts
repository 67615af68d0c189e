import type { SeatGateway } from '../src/domain/gateway';
import type { Purchase } from '../src/domain/purchase';
import { parseInstanceUrl } from '../src/gitlab/session/instance-url';
import { listPurchases } from '../src/gitlab/purchases';
import { createSeatGateway } from '../src/gitlab/seat-gateway';
import type { Session } from '../src/gitlab/session/session';
import { openSession } from '../src/gitlab/session/sign-in';

export const TOKEN = 'glpat-demo-owner';

/** The group of the mocked GitLab's scenarios. */
export const PLACE = {
  kind: 'group',
  id: 'gid://gitlab/Group/101',
  fullPath: 'acme',
  name: 'Acme',
} as const;

/** Signs in to a mocked GitLab as the app does, and opens the gateway of its purchase. */
export async function openGateway(
  url: string,
): Promise<{ readonly gateway: SeatGateway; readonly purchase: Purchase }> {
  const session = await signIn(url);
  const [purchase] = await listPurchases(session, PLACE);
  if (!purchase) throw new Error('The mocked GitLab has no purchase');
  return { gateway: createSeatGateway(session, PLACE, purchase), purchase };
}

/** Signs in to a mocked GitLab as the app does. */
export async function signIn(url: string): Promise<Session> {
  const parsed = parseInstanceUrl(url);
  if (!parsed.ok) throw new Error(parsed.problem);
  const opened = await openSession({
    instance: parsed.url,
    token: () => TOKEN,
    onUnauthorized: () => undefined,
  });
  return opened.known;
}

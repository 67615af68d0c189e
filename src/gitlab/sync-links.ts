import * as v from 'valibot';
import { GatewayError } from '../domain/gateway-error';
import type { SyncLinks } from '../domain/history/alarm';
import type { SeatScope } from '../domain/purchase';
import type { Session } from './session/session';

const LdapLinks = v.pipe(v.array(v.unknown()), v.minLength(1));
const SamlLinks = v.pipe(
  v.array(v.object({ assign_duo_seats: v.nullish(v.boolean(), false) })),
  v.minLength(1),
);

const GroupAnswer = v.object({
  id: v.number(),
  ldap_group_links: v.nullish(v.fallback(v.nullable(LdapLinks), null), null),
  saml_group_links: v.nullish(v.fallback(v.nullable(SamlLinks), null), null),
});

const UNKNOWN: SyncLinks = { ldap: 'unknown', saml: 'unknown' };

/**
 * Whether a group has links to LDAP or SAML groups. Read with the group: the lists of their own answer an Owner
 * with 401 where the group has no SAML, as if the token were dead. Rejects with GatewayError when GitLab cannot
 * be reached.
 * @see https://docs.gitlab.com/api/groups/#retrieve-a-group
 */
export async function readSyncLinks(
  session: Session,
  scope: SeatScope,
  signal?: AbortSignal,
): Promise<SyncLinks> {
  // What decides about seats of an instance is in its configuration file, which no API shows.
  const number = scope.kind === 'group' ? /\/(\d+)$/.exec(scope.id)?.[1] : undefined;
  if (number === undefined) return UNKNOWN;
  const group = v.safeParse(GroupAnswer, await readGroup(session, number, signal));
  if (!group.success) return UNKNOWN;
  const { ldap_group_links: ldap, saml_group_links: saml } = group.output;
  const assignsSeats = saml?.some((link) => link.assign_duo_seats) ?? false;
  return {
    ldap: ldap ? 'members' : 'none',
    saml: assignsSeats ? 'seats' : saml ? 'members' : 'none',
  };
}

async function readGroup(session: Session, number: string, signal?: AbortSignal): Promise<unknown> {
  try {
    const path = `/api/v4/groups/${number}?with_projects=false`;
    const response = await session.transport.send(path, signal ? { signal } : {});
    return await response.json();
  } catch (error) {
    // A body that is not JSON has no answer either.
    if (!(error instanceof GatewayError) || error.kind === 'permission') return null;
    throw error;
  }
}

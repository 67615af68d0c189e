import * as v from 'valibot';
import { GatewayError } from '../domain/gateway-error';
import type { SyncLinks } from '../domain/history/alarm';
import type { SeatScope } from '../domain/purchase';
import type { AccessRule, WhoDecides } from '../domain/who-decides';
import { plainText } from '../lib/safe-text';
import { oncePerSession } from './session/per-session';
import type { Session } from './session/session';
import type { Transport } from './transport/transport';

const MOST_TEXT = 300;

const text = v.pipe(
  v.string(),
  v.transform((value) => plainText(value, MOST_TEXT)),
);
const LdapLink = v.object({ cn: v.nullish(text), filter: v.nullish(text) });
const SamlLink = v.object({
  name: v.nullish(text),
  // Up to 19.4 GitLab's own answers leave it out.
  assign_duo_seats: v.nullish(v.boolean()),
});
const Rule = v.object({
  through_namespace: v.nullable(v.object({ name: text, full_path: v.string() })),
  features: v.array(v.string()),
});

/** What cannot be read counts as not told. */
const listOf = <Item extends v.GenericSchema>(item: Item) =>
  v.fallback(v.nullish(v.array(item), null), null);
const flag = v.fallback(v.nullish(v.boolean(), null), null);

const GroupAnswer = v.object({
  id: v.number(),
  ldap_group_links: listOf(LdapLink),
  saml_group_links: listOf(SamlLink),
  duo_namespace_access_rules: listOf(Rule),
  duo_features_enabled: flag,
});

/** What a rule calls the features that come with a seat. */
const SEAT_FEATURES = 'duo_classic';

/** By the number of the group. */
const askOnce = oncePerSession<WhoDecides | null>();

/**
 * What else decides about the seats of a group; null where GitLab does not tell, as for an instance, where it is
 * in the configuration file. All of it comes with the group: the list of SAML links of its own says no more, and
 * answers an Owner with 401 where the group has no SAML, as if the token were dead. The links are told to everybody
 * who sees the group, the rest to Owners. Rejects with GatewayError when GitLab cannot be reached.
 * @see https://docs.gitlab.com/api/groups/#retrieve-a-group
 */
export function readWhoDecides(
  { transport }: Pick<Session, 'transport'>,
  scope: SeatScope,
): Promise<WhoDecides | null> {
  const number = scope.kind === 'group' ? /\/(\d+)$/.exec(scope.id)?.[1] : undefined;
  if (number === undefined) return Promise.resolve(null);
  return askOnce(transport, number, () => readGroup(transport, number));
}

async function readGroup(transport: Transport, number: string): Promise<WhoDecides | null> {
  let body: unknown;
  try {
    const response = await transport.send(`/api/v4/groups/${number}?with_projects=false`);
    body = await response.json();
  } catch (error) {
    // A body that is not JSON has no answer either.
    if (!(error instanceof GatewayError) || error.kind === 'permission') return null;
    throw error;
  }
  const group = v.safeParse(GroupAnswer, body);
  if (!group.success) return null;
  const { ldap_group_links: ldap, saml_group_links: saml } = group.output;
  return {
    ldap: (ldap ?? []).map(({ cn, filter }) => cn ?? filter ?? '…'),
    saml: (saml ?? []).map((link) => ({
      name: link.name ?? '…',
      assignsSeats: link.assign_duo_seats ?? null,
    })),
    accessRules: group.output.duo_namespace_access_rules?.map(ruleOf) ?? null,
    duoEnabled: group.output.duo_features_enabled,
  };
}

function ruleOf({ through_namespace: group, features }: v.InferOutput<typeof Rule>): AccessRule {
  return {
    group: group && { fullPath: group.full_path, name: group.name },
    givesSeatFeatures: features.includes(SEAT_FEATURES),
  };
}

/** What the alarm about lost seats needs of it. */
export function syncLinksOf(decides: WhoDecides | null): SyncLinks {
  if (decides === null) return { ldap: 'unknown', saml: 'unknown' };
  const { ldap, saml } = decides;
  const assignsSeats = saml.some((link) => link.assignsSeats === true);
  return {
    ldap: ldap.length > 0 ? 'members' : 'none',
    saml: assignsSeats ? 'seats' : saml.length > 0 ? 'members' : 'none',
  };
}

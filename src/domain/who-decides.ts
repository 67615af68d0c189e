import type { SeatUser } from './seat-user';

/** A group of the identity provider whose members GitLab makes members of a group. */
export type SamlLink = {
  readonly name: string;
  /** Whether it assigns Duo seats as well; null where GitLab does not tell. */
  readonly assignsSeats: boolean | null;
};

/** Whom a rule of a group gives Duo to. */
export type AccessRule = {
  /** Its direct members; null: everybody who has a seat. */
  readonly group: { readonly fullPath: string; readonly name: string } | null;
  /** Whether the rule is about what a seat is for; other rules are about the Agent Platform. */
  readonly givesSeatFeatures: boolean;
};

/** What else decides about the seats of a group, besides its Owners. */
export type WhoDecides = {
  /** The names of LDAP groups, or the filters, whose users are made members. */
  readonly ldap: readonly string[];
  readonly saml: readonly SamlLink[];
  /** Null: GitLab does not tell, which does not mean that there are none. */
  readonly accessRules: readonly AccessRule[] | null;
  /** Whether GitLab Duo is on for the group; null where GitLab does not tell. */
  readonly duoEnabled: boolean | null;
};

/**
 * The groups whose direct members alone can use a seat, also where these are none. Null: everybody with a seat
 * can, or it is not known. As soon as there is one rule, GitLab denies whatever no rule gives.
 * @see https://docs.gitlab.com/user/gitlab_duo/feature_availability/
 */
export function allowedGroups({
  accessRules,
}: Pick<WhoDecides, 'accessRules'>): readonly NonNullable<AccessRule['group']>[] | null {
  if (accessRules === null || accessRules.length === 0) return null;
  const giving = accessRules.filter(({ givesSeatFeatures }) => givesSeatFeatures);
  if (giving.some(({ group }) => group === null)) return null;
  return giving.flatMap(({ group }) => group ?? []);
}

/** The seat holders who are in none of these sets of members. */
export function outsiders(
  users: readonly SeatUser[],
  members: readonly ReadonlySet<string>[],
): readonly SeatUser[] {
  return users.filter(({ id, holdsSeat }) => holdsSeat && !members.some((group) => group.has(id)));
}

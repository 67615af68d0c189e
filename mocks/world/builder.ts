import { DAY_MS, dayAfter, dayOf } from './days';
import { ACCESS } from './model';
import type {
  Access,
  AccessName,
  AiMetricsMode,
  DirectorySync,
  LdapLink,
  Membership,
  MembershipState,
  Offering,
  Plan,
  SamlLink,
  Share,
  TokenRole,
  WorldGroup,
  WorldProject,
  WorldPurchase,
  WorldToken,
  WorldUser,
} from './model';
import { createNamer } from './names';
import { generateUser, recordDuoUse } from './users';
import { createRandom } from './random';
import type { Random } from './random';
import { World } from './world';

export interface GroupSpec {
  readonly path: string;
  readonly name?: string;
  readonly parent?: WorldGroup;
  readonly visibility?: 'private' | 'public';
  readonly plan?: Plan;
  /** Days from now; none when the plan is no trial. */
  readonly trialEndsIn?: number;
  readonly ldapLinks?: readonly LdapLink[];
  readonly samlLinks?: readonly SamlLink[];
  readonly verifiedDomain?: string;
}

export interface PurchaseSpec {
  readonly name: string;
  readonly namespace: WorldGroup | null;
  readonly quantity: number;
  /** Days from now until its first and its first inactive day. */
  readonly startsIn?: number;
  readonly expiresIn?: number;
}

export interface TokenSpec {
  readonly token: string;
  readonly user: WorldUser;
  readonly role: TokenRole;
  readonly scopes: readonly string[];
  /** Days from now; null never expires. */
  readonly expiresIn?: number | null;
  readonly revoked?: boolean;
  readonly kind?: WorldToken['kind'];
  readonly grants?: readonly string[];
}

export interface BuildSpec {
  readonly aiMetrics?: AiMetricsMode;
  readonly sync?: DirectorySync | null;
  /** GitLab.com has it; most Self-Managed instances do not. */
  readonly clickHouse?: boolean;
}

/** The ID of the first generated user; users that a scenario names have lower ones. */
export const FIRST_GENERATED_USER = 101;

/** Builds a World step by step; all random values come from one seed. */
export class WorldBuilder {
  readonly random: Random;
  private readonly nextName;
  private readonly users: WorldUser[] = [];
  private readonly groups: WorldGroup[] = [];
  private readonly projects: WorldProject[] = [];
  private readonly purchases: WorldPurchase[] = [];
  private readonly tokens: WorldToken[] = [];
  private readonly bans = new Map<number, Set<number>>();
  private namedUsers = 0;
  private generatedUsers = 0;
  private memberships = 0;

  constructor(
    readonly offering: Offering,
    readonly now: number,
    seed: number,
  ) {
    this.random = createRandom(seed);
    this.nextName = createNamer(this.random);
  }

  /** A user with a role in the scenario. */
  addNamed(user: Partial<WorldUser> & Pick<WorldUser, 'name' | 'username'>): WorldUser {
    this.namedUsers += 1;
    return this.keep({ ...generateUser(this.random, this.now, this.namedUsers, user), ...user });
  }

  /** A generated user, with overrides. */
  addGenerated(overrides: Partial<WorldUser> = {}): WorldUser {
    const id = FIRST_GENERATED_USER + this.generatedUsers;
    this.generatedUsers += 1;
    const user = generateUser(this.random, this.now, id, this.nextName());
    return this.keep(Object.assign(user, overrides));
  }

  addGroup(spec: GroupSpec): WorldGroup {
    const { parent } = spec;
    const id = 100 + this.groups.length + 1;
    const name = spec.name ?? spec.path.charAt(0).toUpperCase() + spec.path.slice(1);
    const group: WorldGroup = {
      id,
      path: spec.path,
      name,
      fullPath: parent === undefined ? spec.path : `${parent.fullPath}/${spec.path}`,
      fullName: parent === undefined ? name : `${parent.fullName} / ${name}`,
      parentId: parent?.id ?? null,
      rootId: parent?.rootId ?? id,
      visibility: spec.visibility ?? 'private',
      plan: spec.plan ?? 'ultimate',
      trialEndsOn: spec.trialEndsIn === undefined ? null : dayAfter(this.now, spec.trialEndsIn),
      members: [],
      shares: [],
      ldapLinks: spec.ldapLinks ?? [],
      samlLinks: spec.samlLinks ?? null,
      formerUsers: [],
      verifiedDomain: spec.verifiedDomain ?? null,
      duoRules: [],
    };
    this.groups.push(group);
    return group;
  }

  addProject(group: WorldGroup, path: string): WorldProject {
    const id = 5_000 + this.projects.length + 1;
    const project: WorldProject = { id, path, groupId: group.id, members: [], shares: [] };
    this.projects.push(project);
    return project;
  }

  addMember(
    source: { readonly members: Membership[] },
    user: WorldUser,
    access: AccessName = 'DEVELOPER',
    state: MembershipState = 'active',
  ): void {
    this.memberships += 1;
    source.members.push({
      id: this.memberships,
      userId: user.id,
      access: ACCESS[access],
      state,
      createdAt: Math.min(this.now, user.createdAt + DAY_MS),
    });
  }

  /** Somebody who used Duo in a group and left it, or whose account was deleted. */
  addFormer(group: WorldGroup, kind: 'left' | 'deleted'): WorldUser {
    const day = dayOf(this.now) - 3;
    const past = { lastDuoActivityOn: day, codeSuggestionsUsedAt: day * DAY_MS };
    const user = this.addGenerated(past);
    if (kind === 'deleted') this.users.pop();
    group.formerUsers.push(user);
    return user;
  }

  /** The generated direct members of a group, in the order they joined. */
  membersOf(group: WorldGroup): WorldUser[] {
    const ids = new Set(group.members.map((member) => member.userId));
    return this.users.filter((user) => user.id >= FIRST_GENERATED_USER && ids.has(user.id));
  }

  /** Invites a group to a group or project. */
  share(source: { readonly shares: Share[] }, invited: WorldGroup, access: Access = 30): void {
    source.shares.push({ groupId: invited.id, access });
  }

  ban(group: WorldGroup, user: WorldUser): void {
    const banned = this.bans.get(group.rootId) ?? new Set<number>();
    this.bans.set(group.rootId, banned.add(user.id));
  }

  addPurchase(spec: PurchaseSpec): WorldPurchase {
    const purchase: WorldPurchase = {
      id: this.purchases.length + 1,
      name: spec.name,
      namespaceId: spec.namespace?.id ?? null,
      purchasedQuantity: spec.quantity,
      createdAt: null,
      startsOn: dayAfter(this.now, spec.startsIn ?? -120),
      expiresOn: dayAfter(this.now, spec.expiresIn ?? 245),
      seats: new Map(),
      seatRevision: 0,
    };
    this.purchases.push(purchase);
    return purchase;
  }

  /** Seats given in the past, with the Duo history that comes with them. No e-mails. */
  giveSeats(purchase: WorldPurchase, users: readonly WorldUser[]): void {
    for (const user of users) {
      recordDuoUse(this.random, this.now, user);
      const assignedAt = this.now - (1 + this.random.below(110)) * DAY_MS;
      purchase.seats.set(user.id, { assignedAt });
    }
  }

  addToken(spec: TokenSpec): void {
    const expiresIn = spec.expiresIn === undefined ? 300 : spec.expiresIn;
    this.tokens.push({
      id: 9_000 + this.tokens.length + 1,
      token: spec.token,
      name: spec.token.replace('glpat-demo-', 'Demo: '),
      userId: spec.user.id,
      role: spec.role,
      scopes: spec.scopes,
      expiresOn: expiresIn === null ? null : dayAfter(this.now, expiresIn),
      createdAt: this.now - 40 * DAY_MS,
      lastUsedAt: null,
      revoked: spec.revoked ?? false,
      kind: spec.kind ?? 'personal',
      ...(spec.grants === undefined ? {} : { grants: spec.grants }),
    });
  }

  build({
    aiMetrics = 'null',
    sync = null,
    clickHouse = this.offering === 'gitlab-com',
  }: BuildSpec = {}): World {
    return new World({
      offering: this.offering,
      users: this.users,
      groups: this.groups,
      projects: this.projects,
      purchases: this.purchases,
      tokens: this.tokens,
      bans: this.bans,
      aiMetrics,
      sync,
      clickHouse,
      builtAt: this.now,
    });
  }

  private keep(user: WorldUser): WorldUser {
    this.users.push(user);
    return user;
  }
}

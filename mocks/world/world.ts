import type {
  AiMetricsMode,
  DirectorySync,
  Mail,
  Offering,
  WorldGroup,
  WorldProject,
  WorldPurchase,
  WorldToken,
  WorldUser,
} from './model';

interface Memo {
  readonly stamp: string;
  readonly value: unknown;
}

/** More than a list, a search and the sorts of a few purchases never live at once. */
const MEMO_LIMIT = 64;

export interface WorldParts {
  readonly offering: Offering;
  readonly users: readonly WorldUser[];
  readonly groups: readonly WorldGroup[];
  readonly projects: readonly WorldProject[];
  readonly purchases: readonly WorldPurchase[];
  readonly tokens: readonly WorldToken[];
  readonly bans: ReadonlyMap<number, ReadonlySet<number>>;
  readonly aiMetrics: AiMetricsMode;
  readonly sync: DirectorySync | null;
  readonly builtAt: number;
}

/** One GitLab's data, with the look-ups that the rules need. Nothing in it is shared with another instance. */
export class World {
  readonly offering: Offering;
  /** Ascending by id. */
  readonly users: readonly WorldUser[];
  readonly groups: readonly WorldGroup[];
  readonly projects: readonly WorldProject[];
  readonly purchases: readonly WorldPurchase[];
  readonly tokens: readonly WorldToken[];
  /** Users banned from a top-level group, by the group's id. */
  readonly bans: ReadonlyMap<number, ReadonlySet<number>>;
  readonly aiMetrics: AiMetricsMode;
  readonly sync: DirectorySync | null;
  readonly builtAt: number;
  readonly mails: Mail[] = [];
  /** Self-Managed administrators can switch the seat e-mails off. */
  seatEmails = true;
  /** Rises whenever somebody may have become eligible or stopped being so. */
  revision = 0;

  private readonly usersById = new Map<number, WorldUser>();
  private readonly groupsById = new Map<number, WorldGroup>();
  private readonly groupsByPath = new Map<string, WorldGroup>();
  private readonly purchasesById = new Map<number, WorldPurchase>();
  private readonly tokensByText = new Map<string, WorldToken>();
  private readonly memos = new Map<string, Memo>();

  constructor(parts: WorldParts) {
    this.offering = parts.offering;
    this.users = [...parts.users].sort((a, b) => a.id - b.id);
    this.groups = parts.groups;
    this.projects = parts.projects;
    this.purchases = parts.purchases;
    this.tokens = parts.tokens;
    this.bans = parts.bans;
    this.aiMetrics = parts.aiMetrics;
    this.sync = parts.sync;
    this.builtAt = parts.builtAt;
    for (const user of this.users) this.usersById.set(user.id, user);
    for (const group of this.groups) {
      this.groupsById.set(group.id, group);
      this.groupsByPath.set(group.fullPath.toLowerCase(), group);
    }
    for (const purchase of this.purchases) this.purchasesById.set(purchase.id, purchase);
    for (const token of this.tokens) this.tokensByText.set(token.token, token);
  }

  user(id: number): WorldUser | undefined {
    return this.usersById.get(id);
  }

  userByUsername(username: string): WorldUser | undefined {
    const byName = this.memo('users by username', '', () => {
      return new Map(this.users.map((user) => [user.username.toLowerCase(), user]));
    });
    return byName.get(username.toLowerCase());
  }

  group(id: number): WorldGroup | undefined {
    return this.groupsById.get(id);
  }

  groupByPath(fullPath: string): WorldGroup | undefined {
    return this.groupsByPath.get(fullPath.toLowerCase());
  }

  purchase(id: number): WorldPurchase | undefined {
    return this.purchasesById.get(id);
  }

  token(text: string): WorldToken | undefined {
    return this.tokensByText.get(text);
  }

  /** Runs `make` only when `stamp` differs from the last time that this key was asked for. */
  memo<Value>(key: string, stamp: string, make: () => Value): Value {
    const known = this.memos.get(key);
    if (known?.stamp === stamp) return known.value as Value;
    const value = make();
    if (this.memos.size >= MEMO_LIMIT) this.memos.clear();
    this.memos.set(key, { stamp, value });
    return value;
  }
}

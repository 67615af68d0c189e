import type {
  AccessChange,
  AiMetricsMode,
  DirectorySync,
  Maintenance,
  Notice,
  Offering,
  WorldGroup,
  WorldProject,
  WorldPurchase,
  WorldToken,
  WorldUser,
} from './model';
import { OAuthRecords } from './oauth';

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
  readonly clickHouse: boolean;
  readonly builtAt: number;
}

/** One GitLab's data, with the look-ups that the rules need. Nothing in it is shared with another instance. */
export class World {
  readonly offering: Offering;
  /** Ascending by id. */
  readonly users: readonly WorldUser[];
  readonly groups: readonly WorldGroup[];
  readonly projects: readonly WorldProject[];
  readonly purchases: WorldPurchase[];
  readonly tokens: readonly WorldToken[];
  /** Users banned from a top-level group, by the group's id. */
  readonly bans: ReadonlyMap<number, ReadonlySet<number>>;
  readonly aiMetrics: AiMetricsMode;
  readonly sync: DirectorySync | null;
  readonly builtAt: number;
  readonly oauth = new OAuthRecords();
  readonly mails: Notice[] = [];
  readonly todos: Notice[] = [];
  readonly accessChanges: AccessChange[] = [];
  /** Self-Managed administrators can switch the seat e-mails off. */
  seatEmails = true;
  /** Without ClickHouse, as on most Self-Managed instances, the overage job knows no usage. */
  clickHouse: boolean;
  /** A read-only instance (a Geo secondary, a database that is being moved) refuses mutations. */
  readOnly = false;
  /** The organization's maintenance mode. */
  maintenance: Maintenance = 'off';
  /** What 429 answers say; an administrator can change it. */
  rateLimitText = 'Retry later';
  /** Rises whenever the eligibility of a user may have changed. */
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
    this.purchases = [];
    this.tokens = parts.tokens;
    this.bans = parts.bans;
    this.aiMetrics = parts.aiMetrics;
    this.sync = parts.sync;
    this.clickHouse = parts.clickHouse;
    this.builtAt = parts.builtAt;
    for (const user of this.users) this.usersById.set(user.id, user);
    for (const group of this.groups) {
      this.groupsById.set(group.id, group);
      this.groupsByPath.set(group.fullPath.toLowerCase(), group);
    }
    for (const purchase of parts.purchases) this.addPurchase(purchase);
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

  addPurchase(purchase: WorldPurchase): void {
    this.purchases.push(purchase);
    this.purchasesById.set(purchase.id, purchase);
  }

  purchase(id: number): WorldPurchase | undefined {
    return this.purchasesById.get(id);
  }

  token(text: string): WorldToken | undefined {
    return this.tokensByText.get(text);
  }

  /** A token that was given while it runs; it is none of the scenario's. */
  addToken(token: WorldToken): void {
    this.tokensByText.set(token.token, token);
  }

  /** Runs `make` only when `stamp` differs from the last call with this key. */
  memo<Value>(key: string, stamp: string, make: () => Value): Value {
    const known = this.memos.get(key);
    if (known?.stamp === stamp) return known.value as Value;
    const value = make();
    if (this.memos.size >= MEMO_LIMIT) this.memos.clear();
    this.memos.set(key, { stamp, value });
    return value;
  }
}

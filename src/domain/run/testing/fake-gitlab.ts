import type {
  GatewayFeatures,
  SeatAnswer,
  SeatGateway,
  UserPage,
  UserPageRequest,
} from '../../gateway';
import { GatewayError } from '../../gateway-error';
import type { Purchase } from '../../purchase';
import type { SeatUser } from '../../seat-user';
import type { Clock } from '../../clock';
import { injectFault, type Fault } from './fault';

export type FakeUser = Omit<SeatUser, 'holdsSeat'> & {
  /** Whether a seat may be assigned; holders who are not keep theirs until it is removed. */
  eligible: boolean;
};

export type FakeOptions = {
  readonly users: readonly FakeUser[];
  readonly holders: readonly string[];
  readonly purchased: number;
  /** Users in one call. */
  readonly limit: number;
  readonly clock: Clock;
  /** How long half a request takes: the way there, and the way back. */
  readonly halfwayMs?: () => number;
  readonly features?: Partial<GatewayFeatures>;
  /** Whether the error about too many users names the limit. */
  readonly tellsLimit?: boolean;
  /** Drops ineligible users of an assignment without an error, as GitLab 19.2 and later do. */
  readonly isPartial?: boolean;
  /** What happens to the n-th request (from 0). */
  readonly fault?: (request: number) => Fault | null;
  /** Told before the n-th request is executed: others at work. */
  readonly meanwhile?: (request: number, gitlab: FakeGitlab) => void;
};

/** What this run did to a user, as GitLab sees it. */
export type Deeds = { assigned: number; removed: number };

const PURCHASE_ID = 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1';

/** A GitLab of a few lines that keeps its rules about seats: what a call changes, limits, counters, lists. */
export class FakeGitlab implements SeatGateway {
  readonly features: GatewayFeatures;
  readonly users = new Map<string, FakeUser>();
  readonly holders: Set<string>;
  /** By user ID; what others did is not in here. */
  readonly deeds = new Map<string, Deeds>();
  readonly requests: string[] = [];
  purchased: number;
  limit: number;
  isGone = false;
  /** Tokens are numbered; all up to this one are revoked. */
  #revoked = 0;
  #token = 1;
  /** Where the seats were more than purchased; ought to stay empty. */
  readonly overbooked: string[] = [];
  readonly #options: FakeOptions;

  constructor(options: FakeOptions) {
    this.#options = options;
    for (const user of options.users) this.users.set(user.id, { ...user });
    this.holders = new Set(options.holders);
    this.purchased = options.purchased;
    this.limit = options.limit;
    this.features = {
      seatFilter: true,
      sort: true,
      count: true,
      lastDuoActivity: true,
      lastLogin: true,
      bulk: true,
      ...options.features,
    };
  }

  get isSignedIn(): boolean {
    return this.#token > this.#revoked;
  }

  /** The person signs in with a new token; calls under way still carry the old one. */
  signIn(): void {
    this.#token += 1;
  }

  get purchase(): Purchase {
    return {
      id: PURCHASE_ID,
      name: 'CODE_SUGGESTIONS',
      purchasedQuantity: this.purchased,
      assignedQuantity: this.holders.size,
    };
  }

  /** Everybody as the roster would have them. */
  roster(): SeatUser[] {
    return [...this.users.values()].map((user) => this.#seatUser(user));
  }

  listUsers(request: UserPageRequest): Promise<UserPage> {
    return this.#request('listUsers', () => {
      this.#mustExist();
      const all = [...this.users.values()].filter((user) =>
        request.list === 'holders'
          ? this.holders.has(user.id)
          : user.eligible && (request.list === 'eligible' || !this.holders.has(user.id)),
      );
      const text = request.search?.toLowerCase() ?? '';
      const matching = all.filter((user) => user.username.includes(text));
      const from = request.after === null ? 0 : Number(request.after);
      const size = Math.min(100, request.first);
      const users = matching.slice(from, from + size).map((user) => this.#seatUser(user));
      return {
        users,
        endCursor: users.length > 0 ? String(from + users.length) : null,
        hasNextPage: from + size < matching.length,
        count: this.features.count ? matching.length : null,
      };
    });
  }

  readPurchase(): Promise<Purchase | null> {
    return this.#request('readPurchase', () => (this.isGone ? null : this.purchase));
  }

  assignSeats(userIds: readonly string[]): Promise<SeatAnswer> {
    return this.#request('assignSeats', (fault) => {
      this.#checkLimit(userIds);
      if (this.isGone) return GONE;
      const eligible = userIds.filter((id) => this.users.get(id)?.eligible);
      const isRefused = this.#isPartial ? eligible.length === 0 : eligible.length < userIds.length;
      if (isRefused) {
        return refused(this.features.bulk ? 'INVALID_USER_ID_PRESENT' : 'INVALID_USER_MEMBERSHIP');
      }
      const fresh = [...new Set(eligible)].filter((id) => !this.holders.has(id));
      // Over-assigned, GitLab refuses a call about many even where it needs no seat.
      const needsRoom = this.features.bulk || fresh.length > 0;
      if (needsRoom && this.holders.size + fresh.length > this.purchased) {
        return refused(this.features.bulk ? 'NOT_ENOUGH_SEATS' : 'NO_SEATS_AVAILABLE');
      }
      for (const id of fault?.kind === 'less' ? fresh.slice(1) : fresh) {
        this.holders.add(id);
        this.#deed(id).assigned += 1;
      }
      if (fresh.length > 0 && this.holders.size > this.purchased) {
        this.overbooked.push(`${this.holders.size} of ${this.purchased}`);
      }
      return this.#done(eligible);
    });
  }

  removeSeats(userIds: readonly string[]): Promise<SeatAnswer> {
    return this.#request('removeSeats', (fault) => {
      this.#checkLimit(userIds);
      if (this.isGone) return GONE;
      const held = [...new Set(userIds)].filter((id) => this.holders.has(id));
      for (const id of fault?.kind === 'less' ? held.slice(1) : held) {
        this.holders.delete(id);
        this.#deed(id).removed += 1;
      }
      return held.length > 0 ? this.#done(userIds) : refused('NO_ASSIGNMENTS_FOUND');
    });
  }

  get #isPartial(): boolean {
    return this.features.bulk && (this.#options.isPartial ?? false);
  }

  #done(userIds: readonly string[]): SeatAnswer {
    return { kind: 'done', purchase: this.purchase, userIds: new Set(userIds) };
  }

  async #request<T>(name: string, execute: (fault: Fault | null) => T): Promise<T> {
    const { clock, halfwayMs = () => 75, fault, meanwhile } = this.#options;
    const number = this.requests.push(name) - 1;
    if (number > 20_000) throw new Error('This run does not end');
    const token = this.#token;
    await clock.sleep(halfwayMs());
    meanwhile?.(number, this);
    const injected = fault?.(number) ?? null;
    const isRevokedFirst = injected?.kind === 'revoke' && injected.when !== 'after';
    if (isRevokedFirst) this.#revoked = Math.max(this.#revoked, token);
    if (token <= this.#revoked) throw new GatewayError('auth', 'Invalid token', { status: 401 });
    injectFault(injected, 'before');
    const isMutation = name.endsWith('Seats');
    const hidden = isMutation && injected?.kind === 'gone' ? injected.when : null;
    if (hidden === 'before') return GONE as T;
    if (isMutation && injected?.kind === 'twice') execute(null);
    const answer = execute(injected);
    if (injected?.kind === 'revoke') this.#revoked = Math.max(this.#revoked, token);
    await clock.sleep(halfwayMs());
    injectFault(injected, 'after');
    return hidden === 'after' ? (GONE as T) : answer;
  }

  #checkLimit(userIds: readonly string[]): void {
    const limit = this.features.bulk ? this.limit : 1;
    if (userIds.length === 0) throw new GatewayError('permission', 'Nobody to change');
    if (userIds.length <= limit) return;
    const reported = this.#options.tellsLimit ?? true;
    throw new GatewayError('limit', 'Too many users', reported ? { limit } : {});
  }

  #mustExist(): void {
    if (this.isGone) throw new GatewayError('permission', 'The resource does not exist');
  }

  #seatUser({ eligible: _, ...user }: FakeUser): SeatUser {
    return { ...user, holdsSeat: this.holders.has(user.id) };
  }

  #deed(id: string): Deeds {
    const deeds = this.deeds.get(id) ?? { assigned: 0, removed: 0 };
    this.deeds.set(id, deeds);
    return deeds;
  }
}

const GONE: SeatAnswer = { kind: 'gone' };

function refused(code: string): SeatAnswer {
  return { kind: 'refused', codes: [code] };
}

import type { Clock } from '../clock';
import type {
  GatewayFeatures,
  SeatAnswer,
  SeatGateway,
  UserPage,
  UserPageRequest,
} from '../gateway';
import { GatewayError } from '../gateway-error';
import type { Purchase } from '../purchase';
import type { SeatUser } from '../seat-user';
import { type CursorForm, pageOf } from './fake-pages';
import { injectFault, type Fault } from './fault';

export type FakeUser = Omit<SeatUser, 'holdsSeat'> & {
  /** Whether a seat may be assigned; unless set, active users are. Holders keep theirs until it is removed. */
  eligible?: boolean;
};

/** A request of any kind; those for a page of users have the rest as well. */
export type FakeRequest = Partial<UserPageRequest> & { readonly name: keyof SeatGateway };

export type FakeOptions = {
  readonly clock: Clock;
  readonly users: readonly (FakeUser & { readonly holdsSeat?: boolean })[];
  /** IDs of users; unless given, the users who hold a seat. */
  readonly holders?: readonly string[];
  readonly purchased?: number;
  /** Users in one call. */
  readonly limit?: number;
  readonly features?: Partial<GatewayFeatures>;
  readonly cursors?: CursorForm;
  /** Milliseconds from request to answer; asked on the way there and on the way back, for half each. */
  readonly latency?: (request: FakeRequest, index: number) => number;
  /** Whether the error about too many users names the limit. */
  readonly tellsLimit?: boolean;
  /** Drops ineligible users of an assignment without an error, as GitLab 19.2 and later do. */
  readonly isPartial?: boolean;
  /** What happens to a request, by its number from 0; an error is the answer of a request not executed. */
  readonly fault?: (request: FakeRequest, index: number) => Fault | GatewayError | null;
  /** Called before a request is executed: others at work. */
  readonly meanwhile?: (index: number, gitlab: FakeGitlab) => void;
};

/** What the app did to a user, as GitLab sees it. */
export type Deeds = { assigned: number; removed: number };

const PURCHASE_ID = 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1';

/** A small GitLab with the real rules for seats: what a call changes, limits, counters, lists. */
export class FakeGitlab implements SeatGateway {
  readonly features: GatewayFeatures;
  /** By ID, in the order of the lists; tests may change them. */
  readonly users = new Map<string, FakeUser>();
  readonly holders: Set<string>;
  /** By user ID, without what others did. */
  readonly deeds = new Map<string, Deeds>();
  /** All requests in order, by the name of their method. */
  readonly calls: string[] = [];
  /** The requests for pages of users. */
  readonly requests: UserPageRequest[] = [];
  purchased: number;
  limit: number;
  isGone = false;
  /** Each time more seats were assigned than purchased; must stay empty. */
  readonly overbooked: string[] = [];
  /** Tokens are numbered; all up to this one are revoked. */
  #revoked = 0;
  #token = 1;
  #busy = 0;
  #busiest = 0;
  readonly #options: FakeOptions;

  constructor(options: FakeOptions) {
    this.#options = options;
    const { users, holders, purchased = 100_000, limit = 50 } = options;
    for (const { holdsSeat: _, ...user } of users) this.users.set(user.id, user);
    this.holders = new Set(
      holders ?? users.flatMap(({ id, holdsSeat }) => (holdsSeat ? [id] : [])),
    );
    this.purchased = purchased;
    this.limit = limit;
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

  /** A new token; calls under way still carry the old one. */
  signIn(): void {
    this.#token += 1;
  }

  /** The most requests under way at one time. */
  busiest(): number {
    return this.#busiest;
  }

  get purchase(): Purchase {
    return {
      id: PURCHASE_ID,
      name: 'CODE_SUGGESTIONS',
      purchasedQuantity: this.purchased,
      assignedQuantity: this.holders.size,
    };
  }

  isEligible({ eligible, state }: FakeUser): boolean {
    return eligible ?? state === 'active';
  }

  /** All users, as a roster has them. */
  roster(): SeatUser[] {
    return [...this.users.values()].map((user) => this.#seatUser(user));
  }

  /** Others assign or remove a seat. */
  assign(id: string, holdsSeat: boolean): void {
    if (!holdsSeat) this.holders.delete(id);
    else if (this.users.has(id)) this.holders.add(id);
  }

  listUsers(request: UserPageRequest, signal?: AbortSignal): Promise<UserPage> {
    this.requests.push(request);
    return this.#request({ name: 'listUsers', ...request }, () => this.#page(request), signal);
  }

  readPurchase(): Promise<Purchase | null> {
    return this.#request({ name: 'readPurchase' }, () => (this.isGone ? null : this.purchase));
  }

  assignSeats(userIds: readonly string[]): Promise<SeatAnswer> {
    return this.#request({ name: 'assignSeats' }, (fault) => {
      this.#checkLimit(userIds);
      if (this.isGone) return GONE;
      const eligible = userIds.filter((id) => {
        const user = this.users.get(id);
        return user !== undefined && this.isEligible(user);
      });
      const isRefused = this.#isPartial ? eligible.length === 0 : eligible.length < userIds.length;
      if (isRefused) {
        return refused(this.features.bulk ? 'INVALID_USER_ID_PRESENT' : 'INVALID_USER_MEMBERSHIP');
      }
      const fresh = [...new Set(eligible)].filter((id) => !this.holders.has(id));
      // Over-assigned, GitLab refuses a bulk call even where it needs no seat.
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
    return this.#request({ name: 'removeSeats' }, (fault) => {
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

  #page({ list, search, after, first }: UserPageRequest): UserPage {
    if (this.isGone) throw new GatewayError('permission', 'The resource does not exist');
    const text = search?.toLowerCase() ?? '';
    const rows = [...this.users.values()].filter((user) => {
      const holdsSeat = this.holders.has(user.id);
      const isListed =
        list === 'holders'
          ? holdsSeat
          : this.isEligible(user) && (list === 'eligible' || !holdsSeat);
      return isListed && `${user.username}\n${user.name}`.toLowerCase().includes(text);
    });
    const { count } = this.features;
    const { users, ...page } = pageOf(rows, {
      after,
      first,
      cursors: this.#options.cursors ?? 'offset',
    });
    return {
      ...page,
      users: users.map((user) => this.#seatUser(user)),
      count: count ? rows.length : null,
    };
  }

  get #isPartial(): boolean {
    return this.features.bulk && (this.#options.isPartial ?? false);
  }

  #done(userIds: readonly string[]): SeatAnswer {
    return { kind: 'done', purchase: this.purchase, userIds: new Set(userIds) };
  }

  async #request<T>(
    request: FakeRequest,
    execute: (fault: Fault | null) => T,
    signal?: AbortSignal,
  ): Promise<T> {
    const index = this.calls.push(request.name) - 1;
    if (index > 20_000) throw new Error('The requests do not end');
    const { clock, latency = () => 150 } = this.#options;
    const travel = async (): Promise<void> => {
      await clock.sleep(latency(request, index) / 2, signal);
      if (signal?.aborted) throw new GatewayError('canceled', 'Given up');
    };
    this.#busy += 1;
    this.#busiest = Math.max(this.#busiest, this.#busy);
    try {
      return await this.#answer(request, index, execute, travel);
    } finally {
      this.#busy -= 1;
    }
  }

  async #answer<T>(
    { name, ...rest }: FakeRequest,
    index: number,
    execute: (fault: Fault | null) => T,
    travel: () => Promise<void>,
  ): Promise<T> {
    const { fault: faultOf, meanwhile } = this.#options;
    const token = this.#token;
    await travel();
    meanwhile?.(index, this);
    const fault = faultOf?.({ name, ...rest }, index) ?? null;
    if (fault instanceof GatewayError) {
      await travel();
      throw fault;
    }
    if (fault?.kind === 'revoke' && fault.when !== 'after') this.#revoke(token);
    if (token <= this.#revoked) throw new GatewayError('auth', 'Invalid token', { status: 401 });
    injectFault(fault, 'before');
    const isMutation = name.endsWith('Seats');
    const hidden = isMutation && fault?.kind === 'gone' ? fault.when : null;
    if (hidden === 'before') return GONE as T;
    if (isMutation && fault?.kind === 'twice') execute(null);
    const answer = execute(fault);
    if (fault?.kind === 'revoke') this.#revoke(token);
    await travel();
    injectFault(fault, 'after');
    return hidden === 'after' ? (GONE as T) : answer;
  }

  #revoke(token: number): void {
    this.#revoked = Math.max(this.#revoked, token);
  }

  #checkLimit(userIds: readonly string[]): void {
    const limit = this.features.bulk ? this.limit : 1;
    if (userIds.length === 0) throw new GatewayError('permission', 'Nobody to change');
    if (userIds.length <= limit) return;
    const reported = this.#options.tellsLimit ?? true;
    throw new GatewayError('limit', 'Too many users', reported ? { limit } : {});
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

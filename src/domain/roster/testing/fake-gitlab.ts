import type { GatewayFeatures, SeatGateway, UserPage, UserPageRequest } from '../../gateway';
import { GatewayError } from '../../gateway-error';
import type { SeatUser } from '../../seat-user';
import type { Clock } from '../../clock';
import { cursorAfter } from '../load/paged-read';

/**
 * - `offset`: the cursors that GitLab has.
 * - `opaque`: offsets too, in a form that proves nothing.
 * - `keyset`: the last id; nothing shifts.
 * - `lying`: the first page looks like offsets, the others count rows twice.
 */
export type CursorForm = 'offset' | 'opaque' | 'keyset' | 'lying';

export type FakeGitLab = Pick<SeatGateway, 'listUsers' | 'features'> & {
  /** Users by id, in the order of their numbers; changed by tests. */
  readonly users: Map<string, SeatUser>;
  readonly requests: UserPageRequest[];
  /** The most requests on their way at one time. */
  readonly busiest: () => number;
  assign(id: string, holdsSeat: boolean): void;
};

export type FakeGitLabOptions = {
  readonly clock: Clock;
  readonly users: readonly SeatUser[];
  readonly cursors?: CursorForm;
  readonly features?: Partial<GatewayFeatures>;
  /** Milliseconds from request to answer; the lists are read halfway. */
  readonly latency?: (request: UserPageRequest, index: number) => number;
  /** An error instead of the answer to a request. */
  readonly fault?: (request: UserPageRequest, index: number) => GatewayError | null;
};

const FEATURES: GatewayFeatures = {
  seatFilter: true,
  sort: true,
  count: true,
  lastDuoActivity: true,
  lastLogin: true,
  bulk: true,
};

function inList(user: SeatUser, list: UserPageRequest['list']): boolean {
  if (list === 'holders') return user.holdsSeat;
  return user.state === 'active' && (list === 'eligible' || !user.holdsSeat);
}

/** GitLab's lists of users for one purchase, with all that can happen to a request. */
export function createFakeGitLab(options: FakeGitLabOptions): FakeGitLab {
  const { clock, cursors = 'offset' } = options;
  const features = { ...FEATURES, ...options.features };
  const users = new Map(options.users.map((user) => [user.id, user]));
  const requests: UserPageRequest[] = [];
  let [busy, busiest] = [0, 0];

  function startOf(rows: readonly SeatUser[], after: string | null): number {
    if (after === null) return 0;
    if (cursors === 'keyset') {
      const number = Number(after);
      const index = rows.findIndex((user) => Number(user.id.split('/').at(-1)) > number);
      return index === -1 ? rows.length : index;
    }
    if (cursors === 'opaque') return Number(after.slice(1));
    return Number(atob(after));
  }

  function endOf(rows: readonly SeatUser[], end: number, first: boolean): string {
    if (cursors === 'keyset') return rows[end - 1]?.id.split('/').at(-1) ?? '';
    if (cursors === 'opaque') return `x${String(end)}`;
    return cursorAfter(cursors === 'lying' && !first ? end * 2 : end);
  }

  function read(request: UserPageRequest): UserPage {
    const search = request.search?.toLowerCase();
    const rows = [...users.values()].filter(
      (user) =>
        inList(user, request.list) &&
        (search === undefined || user.name.toLowerCase().includes(search)),
    );
    const start = startOf(rows, request.after);
    const page = rows.slice(start, start + Math.min(100, request.first));
    const end = start + page.length;
    return {
      users: page.map((user) => ({ ...user })),
      endCursor: page.length === 0 ? null : endOf(rows, end, request.after === null),
      hasNextPage: end < rows.length,
      count: features.count ? rows.length : null,
    };
  }

  return {
    features,
    users,
    requests,
    busiest: () => busiest,
    assign(id, holdsSeat) {
      const user = users.get(id);
      if (user !== undefined) users.set(id, { ...user, holdsSeat });
    },
    async listUsers(request, signal) {
      const index = requests.push(request) - 1;
      busy += 1;
      busiest = Math.max(busiest, busy);
      const latency = options.latency?.(request, index) ?? 100;
      try {
        await clock.sleep(latency / 2, signal);
        const fault = options.fault?.(request, index) ?? null;
        const page = fault === null ? read(request) : null;
        await clock.sleep(latency / 2, signal);
        if (signal?.aborted) throw new GatewayError('cancelled', 'gave up');
        if (fault !== null) throw fault;
        return page ?? read(request);
      } finally {
        busy -= 1;
      }
    },
  };
}

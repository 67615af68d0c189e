import type { SeatGateway, UserList } from '../../gateway';
import type { PlanUser } from '../../plan/plan';
import type { Purchase } from '../../purchase';

/**
 * Reads who holds a seat: by a search for the few users in doubt, or from the list of all holders. After an
 * error `read` may be called again: it continues where it stopped.
 */
export class SeatReader {
  readonly #gateway: SeatGateway;
  readonly #pageSize: number;
  readonly #list: SeatListRead;
  #mustReadList = false;

  constructor(gateway: SeatGateway, pageSize: number) {
    this.#gateway = gateway;
    this.#pageSize = pageSize;
    this.#list = new SeatListRead(gateway, pageSize);
  }

  /** Pages read so far, to see whether a reading makes progress. */
  get pages(): number {
    return this.#list.pages;
  }

  /** `holders`: how many there are, roughly. Null when the purchase is gone. */
  async read(doubtful: readonly PlanUser[], holders: number): Promise<SeatReading | null> {
    const pages = Math.ceil(holders / this.#pageSize);
    if (!this.#mustReadList && isWorthSearching(this.#gateway, doubtful, pages)) {
      const reading = await searchSeats(this.#gateway, doubtful, this.#pageSize);
      if (reading !== undefined) return reading;
    }
    this.#mustReadList = true;
    return this.#list.read();
  }
}

/** Who holds a seat, as read. */
export type SeatReading = {
  readonly purchase: Purchase;
  /**
   * Undefined where that is unknown: the user was not searched, or is on no page while the list kept
   * changing or this GitLab lists eligible users only.
   */
  holdsSeat(userId: string): boolean | undefined;
};

/**
 * Lists shift while others change seats, so a pass whose counts do not add up is repeated; this many passes
 * at most. Pages go by position: one seat assigned and one removed between two pages go unnoticed.
 */
const PASSES = 3;

/**
 * Reads the purchase and all seat holders. After an error `read` may be called again: it continues with
 * the page that failed.
 */
export class SeatListRead {
  readonly #gateway: SeatGateway;
  readonly #pageSize: number;
  #seats = new Map<string, boolean>();
  /** GitLab's count of the list with each page; null where it reports none. */
  #counts = new Set<number | null>();
  /** The purchase before the pass, where lists have no count. */
  #before: Purchase | null = null;
  #after: string | null = null;
  #passes = 0;
  /** Pages read so far, to see whether a reading makes progress. */
  pages = 0;

  constructor(gateway: SeatGateway, pageSize: number) {
    this.#gateway = gateway;
    this.#pageSize = pageSize;
  }

  /** Null when the purchase is gone: what an ended purchase lists would prove nothing. */
  async read(): Promise<SeatReading | null> {
    for (;;) {
      if (this.#isBlind && this.#before === null) {
        this.#before = await this.#gateway.readPurchase();
        if (this.#before === null) return null;
      }
      await this.#finishPass();
      const purchase = await this.#gateway.readPurchase();
      if (purchase === null) return null;
      this.#passes += 1;
      const addsUp = this.#addsUp(purchase);
      if (addsUp || this.#passes >= PASSES) {
        const seats = this.#seats;
        const absent = addsUp && this.#filtered ? false : undefined;
        return { purchase, holdsSeat: (userId) => seats.get(userId) ?? absent };
      }
      this.#seats = new Map();
      this.#counts = new Set();
      this.#before = null;
      this.#after = null;
    }
  }

  /** Whether the list stayed the same during the pass, as far as GitLab's counts show. */
  #addsUp(purchase: Purchase): boolean {
    const { size } = this.#seats;
    const { assignedQuantity } = purchase;
    const otherwise = this.#filtered ? assignedQuantity : size;
    if (!this.#isBlind) return [...this.#counts].every((count) => (count ?? otherwise) === size);
    return size === assignedQuantity && this.#before?.assignedQuantity === assignedQuantity;
  }

  /** Lists come without their count, so that the purchase's counters must serve. */
  get #isBlind(): boolean {
    return this.#filtered && !this.#gateway.features.count;
  }

  get #filtered(): boolean {
    return this.#gateway.features.seatFilter;
  }

  async #finishPass(): Promise<void> {
    for (;;) {
      const page = await this.#gateway.listUsers({
        list: this.#filtered ? 'holders' : 'eligible',
        first: this.#pageSize,
        after: this.#after,
        // An order that changes of activity do not disturb.
        ...(this.#gateway.features.sort ? { sort: 'ID_ASC' } : {}),
      });
      this.pages += 1;
      this.#counts.add(page.count);
      for (const user of page.users) this.#seats.set(user.id, user.holdsSeat);
      const more = page.hasNextPage && page.endCursor !== null && page.endCursor !== this.#after;
      if (!more) return;
      this.#after = page.endCursor;
    }
  }
}

/** GitLab's search needs this many characters. */
const SHORTEST = 3;

const LISTS: readonly UserList[] = ['holders', 'free'];

/** Whether a search for these users takes fewer requests than the list of all holders. */
export function isWorthSearching(
  gateway: SeatGateway,
  users: readonly PlanUser[],
  pagesOfHolders: number,
): boolean {
  const questions = users.length * LISTS.length;
  const areNamed = users.every((user) => user.username.length >= SHORTEST);
  return gateway.features.seatFilter && areNamed && questions < pagesOfHolders;
}

/**
 * Searches each user among those with a seat and those without. Only being found proves anything, so it
 * resolves to undefined as soon as a user is in neither list; null when the purchase is gone.
 */
export async function searchSeats(
  gateway: SeatGateway,
  users: readonly PlanUser[],
  pageSize: number,
): Promise<SeatReading | null | undefined> {
  const purchase = await gateway.readPurchase();
  if (purchase === null) return null;
  const seats = new Map<string, boolean>();
  for (const { id, username } of users) {
    for (const list of LISTS) {
      const request = { list, search: username, first: pageSize, after: null };
      const page = await gateway.listUsers(request);
      if (!page.users.some((found) => found.id === id)) continue;
      seats.set(id, list === 'holders');
      break;
    }
    if (!seats.has(id)) return undefined;
  }
  return { purchase, holdsSeat: (userId) => seats.get(userId) };
}

import type { SeatGateway, UserList } from '../../gateway';
import type { PlanUser } from '../../plan/plan';
import type { Purchase } from '../../purchase';

/**
 * Finds out who holds a seat: by looking up the few users in doubt, or by reading everybody. After an
 * error `read` may be called again and goes on where it was.
 */
export class SeatReader {
  readonly #gateway: SeatGateway;
  readonly #pageSize: number;
  readonly #walk: SeatListRead;
  #mustWalk = false;

  constructor(gateway: SeatGateway, pageSize: number) {
    this.#gateway = gateway;
    this.#pageSize = pageSize;
    this.#walk = new SeatListRead(gateway, pageSize);
  }

  /** Pages read so far, to tell a reading that gets on from one that does not. */
  get pages(): number {
    return this.#walk.pages;
  }

  /** `holders`: how many there are, roughly. Null when the purchase is gone. */
  async read(doubtful: readonly PlanUser[], holders: number): Promise<SeatReading | null> {
    const pages = Math.ceil(holders / this.#pageSize);
    if (!this.#mustWalk && isWorthSearching(this.#gateway, doubtful, pages)) {
      const reading = await searchSeats(this.#gateway, doubtful, this.#pageSize);
      if (reading !== undefined) return reading;
    }
    this.#mustWalk = true;
    return this.#walk.read();
  }
}

/** Who holds a seat, as read. */
export type SeatReading = {
  readonly purchase: Purchase;
  /**
   * Undefined where that cannot be told: somebody who was not looked up, or who is in no list while the
   * list kept changing or this GitLab lists the eligible users only.
   */
  holdsSeat(userId: string): boolean | undefined;
};

/**
 * Lists shift while others change seats; a walk that does not add up is made again, this often at most.
 * A seat given and another taken between two pages cancel out and go unnoticed: pages go by position.
 */
const WALKS = 3;

/**
 * Reads the purchase and all seat holders. After an error `read` may be called again: it goes on with
 * the page that failed.
 */
export class SeatListRead {
  readonly #gateway: SeatGateway;
  readonly #pageSize: number;
  #seats = new Map<string, boolean>();
  /** GitLab's count of the list with each page; null where it does not tell. */
  #counts = new Set<number | null>();
  /** The purchase before the walk, where lists have no count. */
  #before: Purchase | null = null;
  #after: string | null = null;
  #walks = 0;
  /** Pages read so far, to tell a reading that gets on from one that does not. */
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
      await this.#finishWalk();
      const purchase = await this.#gateway.readPurchase();
      if (purchase === null) return null;
      this.#walks += 1;
      const addsUp = this.#addsUp(purchase);
      if (addsUp || this.#walks >= WALKS) {
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

  /** Whether the list stayed as it was during the walk, as far as GitLab's counts tell. */
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

  async #finishWalk(): Promise<void> {
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

/** GitLab finds nothing reliable by fewer characters. */
const SHORTEST = 3;

const LISTS: readonly UserList[] = ['holders', 'free'];

/** Whether a few questions about these users are fewer than pages of everybody who holds a seat. */
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
 * Looks each user up among those with a seat and those without. Only being found proves anything, so it
 * resolves to undefined as soon as somebody is in neither list; null when the purchase is gone.
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

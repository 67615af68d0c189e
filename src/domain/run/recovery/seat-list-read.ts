import type { SeatGateway } from '../../gateway';
import type { Purchase } from '../../purchase';

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

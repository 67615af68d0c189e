import type { SeatGateway } from '../../gateway';
import type { PlanUser } from '../../plan/plan';
import { isWorthSearching, searchSeats } from './seat-search';
import { SeatListRead, type SeatReading } from './seat-list-read';

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

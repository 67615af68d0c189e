import type { SeatGateway, UserList } from '../../gateway';
import type { PlanUser } from '../../plan/plan';
import type { SeatReading } from './seat-list-read';

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

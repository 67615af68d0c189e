import type { SeatGateway, UserList, UserPage } from '../../gateway';
import type { SeatUser } from '../../seat-user';

/** What GitLab found by name, username, or a whole email address that is public. It finds no private one. */
export type ServerSearchResult = {
  readonly text: string;
  /** Of both lists, no id twice, holders first. */
  readonly users: readonly SeatUser[];
  /** The list each was found in, by id. */
  readonly foundIn: ReadonlyMap<string, UserList>;
  /** More users match than were asked for. */
  readonly more: boolean;
  /** How many match, where GitLab tells. */
  readonly total: number | null;
};

export type ServerSearchOptions = {
  /** Of each list; at most 100, which is also the default. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
};

/** Shorter texts find only what equals them. */
export const MIN_SEARCH_LENGTH = 3;

/**
 * Searches GitLab itself, in all lists at once, for a roster that is not (yet) complete. One page of
 * each list; GitLab ignores the order then. A blank text finds nobody, without asking.
 * Rejects with GatewayError, as soon as one list does.
 * @see https://docs.gitlab.com/api/graphql/reference/#namespaceaddoneligibleusers
 */
export async function searchServer(
  gateway: Pick<SeatGateway, 'listUsers' | 'features'>,
  text: string,
  choice: ServerSearchOptions = {},
): Promise<ServerSearchResult> {
  const { limit = 100, signal } = choice;
  const search = text.trim();
  // GitLab leaves out one @ before a username, and finds nobody where nothing is left.
  if (search.replace(/^@/, '').trim() === '')
    return { text, users: [], foundIn: new Map(), more: false, total: 0 };
  const { seatFilter } = gateway.features;
  const lists: readonly UserList[] = seatFilter ? ['holders', 'free'] : ['eligible'];
  let pages: readonly UserPage[];
  try {
    pages = await Promise.all(
      lists.map((list) => gateway.listUsers({ list, first: limit, after: null, search }, signal)),
    );
  } catch (error) {
    // This GitLab turned out to lack the filter, so there is one list to search.
    if (seatFilter && !gateway.features.seatFilter) return searchServer(gateway, text, choice);
    throw error;
  }
  const found = new Map<string, SeatUser>();
  const foundIn = new Map<string, UserList>();
  let total: number | null = 0;
  pages.forEach((page, index) => {
    const list = lists[index] ?? 'eligible';
    for (const user of page.users) {
      // In both lists when the seat changed between the answers; the holders' one stands.
      if (found.has(user.id)) continue;
      found.set(user.id, user);
      foundIn.set(user.id, list);
    }
    total = total === null || page.count === null ? null : total + page.count;
  });
  return {
    text,
    users: [...found.values()],
    foundIn,
    more: pages.some((page) => page.hasNextPage),
    total,
  };
}

import { GraphQLError } from 'graphql';

/** GitLab's largest page, also for a larger `first`. */
export const MAX_PAGE_SIZE = 100;

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: () => readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
  };
  readonly count: (args: { readonly limit?: number | null }) => number;
}

/** How a list writes down a place in it. Places count from 1. */
export interface Cursors<Node> {
  write(place: number, node: Node): string;
  /** The place of a cursor; 0 when it points before everything. */
  read(cursor: string, all: readonly Node[]): number;
}

/** Unpadded URL-safe base64. */
export function encodeCursor(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

export function decodeCursor(cursor: string): string {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    throw new GraphQLError(`Invalid input: "${cursor}"`);
  }
}

/** The offset is the cursor: pages of such a list can be requested in any order. */
export const OFFSET_CURSORS: Cursors<unknown> = {
  write: (place) => encodeCursor(String(place)),
  read: (cursor) => Math.max(0, Number.parseInt(decodeCursor(cursor), 10) || 0),
};

/** The row's ID is the cursor, so the next page's cannot be computed. */
export const KEYSET_CURSORS: Cursors<{ readonly id: number }> = {
  write: (_place, node) => encodeCursor(JSON.stringify({ id: String(node.id) })),
  read(cursor, all) {
    const id = Number(/"id":"(\d+)"/.exec(decodeCursor(cursor))?.[1]);
    if (Number.isNaN(id)) throw new GraphQLError('Please provide a valid cursor');
    return all.findIndex((node) => node.id === id) + 1;
  },
};

const capped = (size: number | null | undefined): number | null =>
  size === null || size === undefined ? null : Math.min(MAX_PAGE_SIZE, Math.max(0, size));

/** A page of a list, by the rules of GitLab's offset connections. */
export function paginate<Node>(
  all: readonly Node[],
  args: PageArguments,
  cursors: Cursors<Node> = OFFSET_CURSORS,
): Connection<Node> {
  const after = args.after ? cursors.read(args.after, all) : 0;
  const before = args.before ? cursors.read(args.before, all) : null;
  const last = capped(args.last);
  const first = capped(args.first) ?? (last === null ? MAX_PAGE_SIZE : null);

  let from = Math.min(after, all.length);
  const limit = before === null ? all.length : Math.min(all.length, Math.max(0, before - 1));
  let to = Math.max(from, limit);
  const sliced = to - from;
  if (first !== null) to = Math.min(to, from + first);
  if (last !== null) from = Math.max(from, to - last);

  const nodes = all.slice(from, to);
  const cursorAt = (index: number): string | null => {
    const node = nodes[index];
    return node === undefined ? null : cursors.write(from + index + 1, node);
  };
  return {
    nodes,
    edges: () =>
      nodes.map((node, index) => ({ cursor: cursors.write(from + index + 1, node), node })),
    pageInfo: {
      startCursor: cursorAt(0),
      endCursor: cursorAt(nodes.length - 1),
      hasPreviousPage: after > 0 || (last !== null && from > 0),
      hasNextPage: (before !== null && before > 0) || (first !== null && sliced > first),
    },
    count: ({ limit: most }) =>
      most === null || most === undefined ? all.length : Math.min(all.length, most + 1),
  };
}

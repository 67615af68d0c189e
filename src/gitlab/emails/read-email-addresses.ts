import * as v from 'valibot';
import { GatewayError } from '../../domain/gateway-error';
import type { SeatScope } from '../../domain/purchase';
import type { PrivateEmail } from '../../domain/seat-user';
import { plainText } from '../../lib/safe-text';
import { pages, type PagingOptions } from '../paginate';
import type { Transport } from '../transport/transport';

/**
 * Why GitLab gives no addresses.
 * - `missing`: it has no such list: before 17.7, or the group is not visible.
 * - `not-owner`, `not-admin`: this user, or this token, may not read it.
 * - `subgroup`: only a top-level group has enterprise users.
 */
export type EmailRefusal = 'missing' | 'not-owner' | 'not-admin' | 'subgroup';

export type EmailOutcome =
  | { readonly kind: 'unavailable'; readonly why: EmailRefusal }
  | { readonly kind: 'ready'; readonly complete: boolean };

type EmailOptions = Omit<PagingOptions, 'mostPages'> & {
  /** Gets the number of users read so far. */
  readonly onProgress?: (loaded: number) => void;
};

const PAGE = 100;
/** GitLab's own limit is 255 characters. */
const MOST_EMAIL = 300;
/** A cursor is an encoded ID, of some 60 characters. */
const MOST_CURSOR = 2_000;

const Row = v.object({ id: v.pipe(v.number(), v.safeInteger()), email: v.nullish(v.string()) });

/**
 * Reads the addresses that GitLab gives: of a group to its Owner, for its enterprise users; of an instance to an
 * administrator, for all users. They are put into `found`, by user ID, as they come. Rejects with GatewayError.
 * @see https://docs.gitlab.com/api/group_enterprise_users/#list-all-enterprise-users
 * @see https://docs.gitlab.com/api/users/#as-an-administrator
 */
export async function readEmailAddresses(
  transport: Transport,
  scope: SeatScope,
  found: Map<string, PrivateEmail>,
  { onProgress, ...options }: EmailOptions = {},
): Promise<EmailOutcome> {
  const list = listOf(scope);
  if (list === null) return { kind: 'unavailable', why: 'missing' };
  const readPage = async (after: string | null) => {
    const query = after === null ? list.query : `${list.query}&${after}`;
    const init = options.signal ? { signal: options.signal } : {};
    const response = await transport.send(`${list.path}?${query}`, init);
    const endCursor = nextIn(response.headers.get('Link'));
    const pageInfo = { endCursor, hasNextPage: endCursor !== null };
    return { rows: rowsOf(await bodyOf(response)), pageInfo };
  };
  let loaded = 0;
  let complete = false;
  try {
    for await (const { page, isLast } of pages(readPage, options)) {
      // To anybody else GitLab lists users without their addresses.
      if (loaded === 0 && page.rows.length > 0 && !page.rows.some(hasEmail)) {
        return { kind: 'unavailable', why: list.refusal };
      }
      for (const row of page.rows) {
        const address = addressOf(row);
        if (address) found.set(`gid://gitlab/User/${row.id}`, { address, source: list.source });
      }
      loaded += page.rows.length;
      complete = isLast;
      onProgress?.(loaded);
    }
  } catch (error) {
    const why = refusalIn(error, list.refusal);
    if (why === null || loaded > 0) throw error;
    return { kind: 'unavailable', why };
  }
  return { kind: 'ready', complete };
}

type EmailList = {
  readonly path: string;
  readonly query: string;
  readonly source: PrivateEmail['source'];
  readonly refusal: EmailRefusal;
};

/** Null for a group whose number is not known. */
function listOf(scope: SeatScope): EmailList | null {
  if (scope.kind === 'instance') {
    return {
      path: '/api/v4/users',
      query: `pagination=keyset&order_by=id&per_page=${PAGE}`,
      source: 'admin',
      refusal: 'not-admin',
    };
  }
  const number = /\/(\d+)$/.exec(scope.id)?.[1];
  if (number === undefined) return null;
  return {
    path: `/api/v4/groups/${number}/enterprise_users`,
    query: `per_page=${PAGE}`,
    source: 'enterprise',
    refusal: 'not-owner',
  };
}

/**
 * Where the next page begins, as a part of a query. Of GitLab's link nothing else is taken, neither its host nor
 * its path: behind a proxy both may be others, and the token goes to the instance that the person named alone.
 * @see https://docs.gitlab.com/api/rest/#pagination-link-header
 */
export function nextIn(link: string | null): string | null {
  const address = /<([^<>]*)>\s*;[^<]*\brel="?next\b/.exec(link ?? '')?.[1];
  if (address === undefined) return null;
  const params = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  for (const key of ['cursor', 'id_after', 'id_before', 'page']) {
    const value = params.get(key);
    if (value && value.length <= MOST_CURSOR)
      return new URLSearchParams({ [key]: value }).toString();
  }
  return null;
}

type UserRow = v.InferOutput<typeof Row>;

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text().catch((): never => {
    throw new GatewayError('network', 'No answer');
  });
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Rows that hold no user are left out. */
function rowsOf(body: unknown): readonly UserRow[] {
  if (!Array.isArray(body)) throw new GatewayError('schema', 'The answer holds no list of users');
  return body.flatMap((one) => {
    const row = v.safeParse(Row, one);
    return row.success ? [row.output] : [];
  });
}

const hasEmail = ({ email }: UserRow) => email !== undefined && email !== null;

/** Null for what is no address. */
function addressOf({ email }: UserRow): string | null {
  const text = plainText(email ?? '', MOST_EMAIL).trim();
  return /^[^\s@]+@[^\s@]+$/.test(text) ? text : null;
}

/** Null for an error that says nothing about who may read the list. */
function refusalIn(error: unknown, denied: EmailRefusal): EmailRefusal | null {
  if (!(error instanceof GatewayError)) return null;
  switch (error.details.status) {
    case 400:
      return 'subgroup';
    case 403:
      return denied;
    case 404:
    case 405:
      return 'missing';
    default:
      return null;
  }
}

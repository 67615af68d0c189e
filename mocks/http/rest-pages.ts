import { json, locationOf, withHeaders } from './message';
import type { MockRequest, MockResponse } from './message';

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;
/** A longer list is not counted. */
const LARGEST_COUNT = 10_000;
const LARGEST_OFFSET = 50_000;

const number = (text: string | null, fallback: number): number => {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value > 0 ? value : fallback;
};

const sizeOf = (query: URLSearchParams): number =>
  Math.min(LARGEST_SIZE, number(query.get('per_page'), DEFAULT_SIZE));

/** The same request with other parameters, as GitLab writes it into `Link`. */
function linkTo(
  request: MockRequest,
  origin: string,
  rel: string,
  changes: Readonly<Record<string, string>>,
): string {
  const { pathname, searchParams } = locationOf(request);
  const query = new URLSearchParams(searchParams);
  for (const [name, value] of Object.entries(changes)) query.set(name, value);
  return `<${origin}${pathname}?${query.toString()}>; rel="${rel}"`;
}

/** A page by its number, with GitLab's headers. lib/gitlab/pagination/offset_header_builder.rb */
export function offsetPage<Row>(
  request: MockRequest,
  origin: string,
  rows: readonly Row[],
  shape: (row: Row) => unknown,
): MockResponse {
  const query = locationOf(request).searchParams;
  const size = sizeOf(query);
  const page = number(query.get('page'), 1);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const isCounted = rows.length <= LARGEST_COUNT;
  const to = (rel: string, target: number): string =>
    linkTo(request, origin, rel, { page: String(target), per_page: String(size) });
  const links = [
    ...(page > 1 ? [to('prev', page - 1)] : []),
    ...(page < pages ? [to('next', page + 1)] : []),
    to('first', 1),
    ...(isCounted ? [to('last', pages)] : []),
  ];
  const shown = rows.slice((page - 1) * size, page * size);
  return withHeaders(json(200, shown.map(shape)), {
    Link: links.join(', '),
    'X-Next-Page': page < pages ? String(page + 1) : '',
    'X-Page': String(page),
    'X-Per-Page': String(size),
    'X-Prev-Page': page > 1 ? String(page - 1) : '',
    ...(isCounted ? { 'X-Total': String(rows.length), 'X-Total-Pages': String(pages) } : {}),
  });
}

/** Null while a page by its number is near enough to the beginning. lib/api/helpers/pagination_strategies.rb */
export function offsetRefusal(request: MockRequest, type: string): MockResponse | null {
  const query = locationOf(request).searchParams;
  if (number(query.get('page'), 1) * sizeOf(query) <= LARGEST_OFFSET) return null;
  const error = `Offset pagination has a maximum allowed offset of ${LARGEST_OFFSET} for requests that return objects of type ${type}. Remaining records can be retrieved using keyset pagination.`;
  return json(405, { error });
}

/** `pagination=keyset&order_by=id`: nothing but a link to the next page. Rows come in the order that was asked for. */
export function keysetPage<Row extends { readonly id: number }>(
  request: MockRequest,
  origin: string,
  rows: readonly Row[],
  shape: (row: Row) => unknown,
): MockResponse {
  const query = locationOf(request).searchParams;
  if (query.get('order_by') !== 'id') {
    return json(405, { error: 'Keyset pagination is not yet available for this type of request' });
  }
  const cursor = query.get('cursor');
  const after = cursor === null ? NaN : Number(/"id":"(\d+)"/.exec(readCursor(cursor))?.[1]);
  const from = rows.findIndex(({ id }) => id === after) + 1;
  const size = sizeOf(query);
  const shown = rows.slice(from, from + size);
  const last = shown.at(-1);
  const answer = json(200, shown.map(shape));
  if (last === undefined || from + size >= rows.length) return answer;
  const next = btoa(JSON.stringify({ id: String(last.id), _kd: 'n' }));
  return withHeaders(answer, { Link: linkTo(request, origin, 'next', { cursor: next }) });
}

function readCursor(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return '';
  }
}

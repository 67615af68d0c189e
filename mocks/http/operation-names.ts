import { Kind } from 'graphql';
import { preparedQuery } from '../graphql/prepare';
import { schemaFor } from '../graphql/schema';
import type { GitLabVersion } from '../versions';
import { parseGraphQL } from './graphql-endpoint';
import { locationOf } from './message';
import type { MockRequest } from './message';

export interface RequestNames {
  /** For display and logs: the operation's name, else its first root field. */
  readonly label: string;
  /** Everything that a fault can call the request by. */
  readonly all: readonly string[];
}

/** What a request is called. */
export function namesOf(request: MockRequest, sdl: string, version: GitLabVersion): RequestNames {
  const { pathname } = locationOf(request);
  const route = `${request.method} ${pathname}`;
  if (pathname === '/oauth/token') {
    const type = new URLSearchParams(request.body ?? '').get('grant_type');
    return { label: route, all: [route, `${route} ${type ?? ''}`] };
  }
  const parsed = pathname === '/api/graphql' ? parseGraphQL(request) : null;
  if (parsed === null || typeof parsed === 'string') return { label: route, all: [route] };
  const schema = schemaFor(sdl, version);
  const labels: string[] = [];
  const all = new Set<string>([route]);
  for (const { query, operationName } of parsed.requests) {
    const operations = preparedQuery(schema, query).operations;
    const operation = operationName
      ? operations.find(({ name }) => name?.value === operationName)
      : operations[0];
    const fields = (operation?.selectionSet.selections ?? []).flatMap((selection) =>
      selection.kind === Kind.FIELD ? [selection.name.value] : [],
    );
    const name = operation?.name?.value ?? operationName;
    if (name) all.add(name);
    for (const field of fields) all.add(field);
    labels.push(name || (fields[0] ?? route));
  }
  return { label: labels.join(', ') || route, all: [...all] };
}

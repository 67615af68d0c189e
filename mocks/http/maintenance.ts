import type { World } from '../world/world';
import { identify } from './authenticate';
import { json, locationOf, withHeaders } from './message';
import type { MockRequest, MockResponse } from './message';

/** The texts of lib/gitlab/organizations (GitLab 19.3); the same for GraphQL and REST. */
const TEMPORARY = 'This organization is temporarily unavailable due to maintenance.';
const INDEFINITE = 'This organization is unavailable.';
const RETRY_AFTER_SECONDS = 60;

/** What a signed-in caller gets while the organization is in maintenance, for reads too; else null. */
export function maintenanceAnswer(
  request: MockRequest,
  world: World,
  now: number,
): MockResponse | null {
  if (world.maintenance === 'off' || identify(world, request, now).kind !== 'known') return null;
  const temporary = world.maintenance === 'temporary';
  const message = temporary ? TEMPORARY : INDEFINITE;
  const isGraphQL = locationOf(request).pathname === '/api/graphql';
  const answer = json(
    temporary ? 503 : 403,
    isGraphQL
      ? { errors: [{ message }] }
      : { message: temporary ? message : `403 Forbidden - ${message}` },
  );
  return temporary ? withHeaders(answer, { 'Retry-After': String(RETRY_AFTER_SECONDS) }) : answer;
}

import { GraphQLError } from 'graphql';

export const RESOURCE_NOT_AVAILABLE =
  "The resource that you are attempting to access does not exist or you don't have permission to perform this action";

/** GitLab says the same for what is not there and for what one may not do. */
export function resourceNotAvailable(): GraphQLError {
  return new GraphQLError(RESOURCE_NOT_AVAILABLE);
}

/** GitLab itself fails: HTTP 500 for the whole answer, as opposed to a mistake in this mock. */
export class InternalServerError extends Error {
  constructor() {
    super('Internal server error');
  }
}

/**
 * GitLab's codes for an assignment or removal that it refuses.
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationuseraddonassignmentbulkcreate
 */
const REJECTED_USER = ['INVALID_USER_ID_PRESENT', 'INVALID_USER_MEMBERSHIP'];
const SHORTAGE = ['NOT_ENOUGH_SEATS', 'NO_SEATS_AVAILABLE'];

/** Somebody in the batch may have no seat; GitLab does not say who. */
export function rejectedUserCode(codes: readonly string[]): string | null {
  return codes.find((code) => REJECTED_USER.includes(code)) ?? null;
}

/** The seats do not suffice for the batch. */
export function shortageCode(codes: readonly string[]): string | null {
  return codes.find((code) => SHORTAGE.includes(code)) ?? null;
}

/** None of the batch held a seat, so all are as wanted. */
export function nobodyHeldSeat(codes: readonly string[]): boolean {
  return codes.includes('NO_ASSIGNMENTS_FOUND');
}

import { emailDomain } from '../../../domain/roster/filters/filters';
import type { SeatUser } from '../../../domain/seat-user';

const known = new WeakMap<readonly SeatUser[], readonly string[]>();

/** The domains of public emails, the most frequent first. Counted once for a list of users. */
export function commonDomains(users: readonly SeatUser[]): readonly string[] {
  const before = known.get(users);
  if (before) return before;
  const counts = new Map<string, number>();
  for (const { publicEmail } of users) {
    const domain = emailDomain(publicEmail);
    if (domain !== null && domain !== '') counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const domains = [...counts].toSorted((a, b) => b[1] - a[1]).map(([domain]) => domain);
  known.set(users, domains);
  return domains;
}

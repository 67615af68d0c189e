/**
 * How fast the mocked GitLab is where it matters: starting the largest scenario, and answering pages of
 * 100 users over HTTP. `npx tsx bench/mock.ts`. Prints; asserts nothing, as times differ by machine.
 */
import { startServer } from '../mocks/server';

const PURCHASE = 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/1';
const PAGES = 200;

const QUERY = `query Page($after: String, $seat: String, $sort: GitlabSubscriptionsUserSort, $search: String) {
  namespace(fullPath: "acme") {
    addOnEligibleUsers(
      addOnType: DUO_ENTERPRISE, addOnPurchaseIds: ["${PURCHASE}"], first: 100, after: $after
      filterByAssignedSeat: $seat, sort: $sort, search: $search
    ) {
      pageInfo { endCursor hasNextPage }
      nodes {
        id name username state avatarUrl publicEmail webUrl
        lastActivityOn lastDuoActivityOn lastLoginAt
        addOnAssignments(addOnPurchaseIds: ["${PURCHASE}"]) { nodes { addOnPurchase { id } } }
      }
    }
  }
}`;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(10);

const began = performance.now();
const server = await startServer({ scenario: 'huge', rateLimit: null });
console.log(`${'start huge (100,000 users)'.padEnd(34)}${ms(performance.now() - began)}`);

async function page(variables: Record<string, string | undefined>): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${server.url}/api/graphql`, {
    method: 'POST',
    headers: { Authorization: 'Bearer glpat-demo-owner', 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables }),
  });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return performance.now() - started;
}

/** A name, the arguments, and how many full pages the list has at least. */
const cases = [
  ['eligible users', {}, PAGES],
  ['Assigned seat: Yes', { seat: 'true' }, PAGES],
  ['Assigned seat: No, by name', { seat: 'false', sort: 'NAME_ASC' }, PAGES],
  ['by last activity', { sort: 'LAST_ACTIVITY_ON_DESC' }, PAGES],
  ['search', { search: 'ann' }, 5],
] as const;

for (const [name, variables, pages] of cases) {
  const first = await page(variables);
  const times: number[] = [];
  for (let index = 0; index < PAGES; index += 1) {
    times.push(await page({ ...variables, after: btoa(String((index % pages) * 100)) }));
  }
  const median = ms(quantile(times, 0.5));
  console.log(`${name.padEnd(34)}${median}  p95${ms(quantile(times, 0.95))}  first${ms(first)}`);
}

await server.close();

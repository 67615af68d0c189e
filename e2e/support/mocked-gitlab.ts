/** The mocked GitLab of one test, and what tests ask it. */
import type { MockPatch } from '../../mocks/control/patch';
import type { MockSnapshot } from '../../mocks/control/snapshot';
import { startServer } from '../../mocks/server';

export type MockedGitLab = {
  /** Without a slash at the end. */
  readonly url: string;
  /** The token called `glpat-demo-NAME`; without a name, the scenario's main one. */
  token(name?: string): string;
  /** The global ID of whose token it is; null for a token that this GitLab does not know. */
  userOf(token: string): string | null;
  /** All that this GitLab holds, and the requests it got: what GET /__mock answers. */
  state(): Promise<MockSnapshot>;
  /** Changes this GitLab while it runs, as POST /__mock does. */
  patch(change: MockPatch): Promise<MockSnapshot>;
};

export type MockUser = MockSnapshot['users'][number];
type MockPurchase = MockSnapshot['purchases'][number];

/** Starts a GitLab on a free port. `version` is the scenario's own where not given. */
export async function startGitLab(
  scenario: string,
  version: string | undefined,
): Promise<MockedGitLab & { close(): Promise<void> }> {
  const server = await startServer({ scenario, ...(version === undefined ? {} : { version }) });
  const tokens = () => server.gitlab.snapshot({ omit: ['users', 'seats'] }).tokens;
  return {
    url: server.url,
    token: (name) => tokenOf(tokens(), name),
    userOf: (token) => tokens().find((one) => one.token === token)?.user ?? null,
    state: () => Promise.resolve(server.gitlab.snapshot()),
    patch: (change) => Promise.resolve(server.gitlab.apply(change)),
    close: () => server.close(),
  };
}

function tokenOf(tokens: MockSnapshot['tokens'], name?: string): string {
  const found =
    name === undefined ? tokens[0] : tokens.find(({ token }) => token === `glpat-demo-${name}`);
  if (found) return found.token;
  throw new Error(
    `No token ${name ?? ''}; there are ${tokens.map(({ token }) => token).join(', ')}`,
  );
}

/** The first purchase of the scenario, as it is now. */
export async function purchaseOf(gitlab: MockedGitLab): Promise<MockPurchase> {
  const [purchase] = (await gitlab.state()).purchases;
  if (!purchase) throw new Error('The scenario has no purchase');
  return purchase;
}

/** How many seats are assigned now. */
export async function assignedSeats(gitlab: MockedGitLab): Promise<number> {
  return (await purchaseOf(gitlab)).assignedQuantity;
}

/** The global IDs of all who hold a seat now. */
export async function seatHolderIds(gitlab: MockedGitLab): Promise<ReadonlySet<string>> {
  return new Set((await purchaseOf(gitlab)).seats);
}

/** The users who are eligible for a seat, by whether they hold one. */
export async function eligibleUsers(gitlab: MockedGitLab): Promise<{
  readonly holders: readonly MockUser[];
  readonly withoutSeat: readonly MockUser[];
}> {
  const { namespace, seats } = await purchaseOf(gitlab);
  const held = new Set(seats);
  const eligible = (await gitlab.state()).users.filter(({ eligibleFor }) =>
    eligibleFor.includes(namespace ?? ''),
  );
  return {
    holders: eligible.filter(({ id }) => held.has(id)),
    withoutSeat: eligible.filter(({ id }) => !held.has(id)),
  };
}

/** The operations that changed seats, in the order GitLab got them. */
export async function seatMutations(gitlab: MockedGitLab): Promise<readonly string[]> {
  const operations = (await gitlab.state()).requests.map(({ operation }) => operation);
  return operations.filter((name) => /^(Assign|Remove)/.test(name));
}

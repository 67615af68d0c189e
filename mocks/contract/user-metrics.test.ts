// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createWorld } from '../world/create-world';
import { dayText } from '../world/days';
import { ADMIN, at, DEVELOPER, list, OUTSIDER, OWNER, RESOURCE_ERROR, useServer } from './client';
import type { Answer, Client } from './client';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const TODAY = Math.floor(NOW / 86_400_000);
const back = (days: number): string => dayText(TODAY - days);
const MONTH = `startDate: "${back(29)}", endDate: "${back(0)}"`;

const NEW = 'totalEventCount lastDuoActivityOn user { id lastDuoActivityOn }';
const OLD = 'user { id } codeSuggestionsAcceptedCount duoChatInteractionsCount';

const query = (args: string, node: string): string =>
  `{ group(fullPath: "acme") { aiUserMetrics(${args}) { nodes { ${node} } pageInfo { hasNextPage } } } }`;
const ask = (client: Client, args = MONTH, node = NEW, token = OWNER): Promise<Answer> =>
  client.graphql(query(args, node), { token });
const nodes = ({ body }: Answer) => list(body, 'data.group.aiUserMetrics.nodes');
const messages = ({ body }: Answer) => (body.errors ?? []).map(({ message }) => message);
const refused = (answer: Answer): void => {
  expect(messages(answer)).toEqual([RESOURCE_ERROR]);
  expect(at(answer.body, 'data.group.aiUserMetrics')).toBeNull();
};

describe('aiUserMetrics on GitLab 19.4', () => {
  const client = useServer({ scenario: 'enterprise', version: '19.4', now: NOW });

  it('Reporters and above read it, without a seat; others do not', async () => {
    for (const token of [OWNER, ADMIN, DEVELOPER, 'glpat-demo-second-owner']) {
      expect(nodes(await ask(client, MONTH, NEW, token)).length, token).toBeGreaterThan(50);
    }
    const outside = await ask(client, MONTH, NEW, OUTSIDER);
    expect(at(outside.body, 'data.group')).toBeNull();
    const all = await client.snapshot();
    await client.patch({ users: [{ id: 'gid://gitlab/User/5', membership: 'minimal_access' }] });
    refused(await ask(client, MONTH, NEW, DEVELOPER));
    expect(all.clickHouse).toBe(true);
  });

  it('lists who has events: without a seat, who left, and a deleted account without a name', async () => {
    const { users, purchases } = await client.snapshot();
    const rows = nodes(await ask(client, `${MONTH}, first: 100, sort: TOTAL_EVENTS_COUNT_ASC`));
    const rest = nodes(await ask(client, `${MONTH}, first: 100, sort: TOTAL_EVENTS_COUNT_DESC`));
    const ids = new Set([...rows, ...rest].map((row) => at(row, 'user.id') ?? null));
    const seats = new Set<unknown>(purchases[0]?.seats);
    const eligible = new Map(users.map(({ id, eligibleFor }) => [id, eligibleFor.length > 0]));
    const known = [...ids].filter((id) => typeof id === 'string');
    expect(ids.has(null)).toBe(true);
    expect(known.filter((id) => !seats.has(id) && eligible.get(id) === true)).toHaveLength(8);
    expect(known.filter((id) => eligible.get(id) === false)).toHaveLength(1);
    expect([...rows, ...rest].every((row) => Number(at(row, 'totalEventCount')) > 0)).toBe(true);
  });

  it('the day of the figures lies in the span, that of the user need not', async () => {
    const rows = nodes(await ask(client, `startDate: "${back(60)}", endDate: "${back(31)}"`));
    const differ = rows.filter(
      (row) => at(row, 'lastDuoActivityOn') !== at(row, 'user.lastDuoActivityOn'),
    );
    expect(differ.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(String(at(row, 'lastDuoActivityOn')) <= back(31)).toBe(true);
    }
  });

  it('suggestions that were shown, accepted and rejected add up', async () => {
    const node = `codeSuggestionsAcceptedCount duoChatInteractionsCount chat { totalEventCount }
      codeSuggestions { totalEventCount codeSuggestionShownInIdeEventCount codeSuggestionAcceptedInIdeEventCount }`;
    let accepted = 0;
    for (const row of nodes(await ask(client, MONTH, node))) {
      const count = (name: string) => Number(at(row, `codeSuggestions.${name}`));
      const own = count('codeSuggestionAcceptedInIdeEventCount');
      expect(own).toBeLessThanOrEqual(count('codeSuggestionShownInIdeEventCount'));
      expect(count('codeSuggestionShownInIdeEventCount') + own).toBeLessThanOrEqual(
        count('totalEventCount'),
      );
      expect(at(row, 'codeSuggestionsAcceptedCount')).toBe(own);
      expect(at(row, 'duoChatInteractionsCount')).toBe(at(row, 'chat.totalEventCount'));
      accepted += own;
    }
    expect(accepted).toBeGreaterThan(100);
  });

  it('every order is one, those alike by the number of the user', async () => {
    const features = ['agentPlatform', 'chat', 'codeReview', 'codeSuggestions'];
    const node = `user { id } totalEventCount ${features.map((f) => `${f} { totalEventCount }`).join(' ')}`;
    const orders = [
      ['TOTAL_EVENTS_COUNT', 'totalEventCount'],
      ['AGENT_PLATFORM_TOTAL_COUNT', 'agentPlatform.totalEventCount'],
      ['CHAT_TOTAL_COUNT', 'chat.totalEventCount'],
      ['CODE_REVIEW_TOTAL_COUNT', 'codeReview.totalEventCount'],
      ['CODE_SUGGESTIONS_TOTAL_COUNT', 'codeSuggestions.totalEventCount'],
      ['REQUEST_DUO_CHAT_RESPONSE', 'duoChatInteractionsCount'],
      ['CODE_SUGGESTION_ACCEPTED_IN_IDE', 'codeSuggestionsAcceptedCount'],
    ] as const;
    for (const [order, path] of orders) {
      for (const [direction, sign] of [
        ['ASC', 1],
        ['DESC', -1],
      ] as const) {
        const sort = `${order}_${direction}`;
        const rows = nodes(
          await ask(client, `${MONTH}, sort: ${sort}`, `${node} ${OLD.replace('user { id }', '')}`),
        );
        const keys = rows.map((row) => {
          const id = at(row, 'user.id');
          const place = typeof id === 'string' ? Number(/\d+$/.exec(id)?.[0]) : null;
          return [Number(at(row, path)), place] as const;
        });
        keys.slice(1).forEach(([count, id], index) => {
          const [before, other] = keys[index] ?? [0, 0];
          expect(sign * (count - before), sort).toBeGreaterThanOrEqual(0);
          if (count === before && id !== null && other !== null) {
            expect(id, sort).toBeGreaterThan(other);
          }
        });
      }
    }
  });

  it('a year and no more, this month where nothing is named', async () => {
    const year = await ask(client, 'startDate: "2025-03-10", endDate: "2026-03-10"');
    expect(messages(year)).toEqual([]);
    const more = await ask(client, 'startDate: "2025-03-09", endDate: "2026-03-10"');
    expect(messages(more)).toEqual(['maximum date range is 1 year']);
    expect(at(more.body, 'data.group.aiUserMetrics')).toBeNull();
    const month = await ask(client, 'startDate: "2026-03-01", endDate: "2026-03-31"');
    expect(nodes(await ask(client, 'first: 100'))).toEqual(nodes(month));
  });

  it('without ClickHouse nobody is listed, without an error', async () => {
    await client.patch({ clickHouse: false });
    const none = await ask(client);
    expect(messages(none)).toEqual([]);
    expect(nodes(none)).toEqual([]);
  });
});

describe.each(['17.5', '18.5', '18.8'])('aiUserMetrics on GitLab %s', (version) => {
  const client = useServer({ scenario: 'enterprise', version, now: NOW });

  it('is read by holders of a Duo Enterprise seat alone', async () => {
    expect(nodes(await ask(client, MONTH, OLD)).length).toBeGreaterThan(50);
    refused(await ask(client, MONTH, OLD, ADMIN));
    refused(await ask(client, MONTH, OLD, 'glpat-demo-second-owner'));
  });

  it('lists the holders who are members, with zeros too', async () => {
    const [purchase] = (await client.snapshot()).purchases;
    const first = nodes(await ask(client, 'first: 100', OLD)).map((row) => at(row, 'user.id'));
    expect(first.every((id) => purchase?.seats.includes(String(id)))).toBe(true);
    expect(first).toHaveLength(100);
    await client.patch({ clickHouse: false });
    const rows = nodes(await ask(client, 'first: 100', OLD));
    expect(rows.map((row) => at(row, 'user.id'))).toEqual(first);
    expect(new Set(rows.map((row) => at(row, 'codeSuggestionsAcceptedCount')))).toEqual(
      new Set([0]),
    );
    await client.patch({ reset: true, version });
  });

  it('has features, sort and all events from 18.7 on', async () => {
    const unknown = messages(
      await ask(client, 'sort: CHAT_TOTAL_COUNT_ASC', 'totalEventCount chat { totalEventCount }'),
    );
    expect(unknown.length === 0).toBe(version === '18.8');
    const later = messages(await ask(client, MONTH, 'agentPlatform { totalEventCount }'));
    expect(later[0]).toContain("Field 'agentPlatform' doesn't exist on type 'AiUserMetrics'");
  });
});

describe('aiMetrics', () => {
  const client = useServer({ scenario: 'enterprise', version: '19.4', now: NOW });
  const ask = async (token = OWNER): Promise<unknown> => {
    const counts = 'codeSuggestionsContributorsCount duoChatContributorsCount duoUsedCount';
    const text = `{ group(fullPath: "acme") { aiMetrics(${MONTH}) { ${counts} } } }`;
    const { body } = await client.graphql(text, { token });
    expect(body.errors).toBeUndefined();
    return at(body, 'data.group.aiMetrics');
  };

  it('counts users, and is null without ClickHouse or the right', async () => {
    const counts = await ask();
    expect(Number(at(counts, 'duoUsedCount'))).toBeGreaterThan(50);
    expect(Number(at(counts, 'duoChatContributorsCount'))).toBeLessThanOrEqual(
      Number(at(counts, 'duoUsedCount')),
    );
    await client.patch({ clickHouse: false });
    expect(await ask()).toBeNull();
  });
});

describe('A world of ten thousand', () => {
  const client = useServer({ scenario: 'large', version: '19.4', now: NOW });

  it('computes its rows once, so that the pages that follow are cheap', async () => {
    const page = (after: string | null) =>
      client.graphql(
        `query P($after: String) { group(fullPath: "acme") { aiUserMetrics(${MONTH}, first: 100, after: $after) {
          nodes { ${NEW} chat { totalEventCount } } pageInfo { endCursor hasNextPage } } } }`,
        { variables: { after } },
      );
    let after: string | null = null;
    let pages = 0;
    const started = performance.now();
    do {
      const { body }: Answer = await page(after);
      const info = at(body, 'data.group.aiUserMetrics.pageInfo');
      after = at(info, 'hasNextPage') === true ? String(at(info, 'endCursor')) : null;
      pages += 1;
    } while (after !== null);
    expect(pages).toBeGreaterThan(20);
    // A recalculation for each page would take a minute.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('A world without a licence for it', () => {
  const world = () => createWorld({ now: NOW, users: 3, aiMetrics: 'error' });
  const client = useServer({ world, now: NOW });

  it('refuses', async () => refused(await ask(client)));
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { dayText } from '../world/days';
import { ADMIN, at, list, OWNER, useServer } from './client';
import type { Answer, Client } from './client';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const TODAY = Math.floor(NOW / 86_400_000);
const back = (days: number): string => dayText(TODAY - days);
const messages = ({ body }: Answer) => (body.errors ?? []).map(({ message }) => message);

interface Event {
  readonly event: string;
  readonly timestamp: string;
  readonly user: { readonly id: string };
}

const ofGroup = (args: string): string => `{ group(fullPath: "acme") { aiUsageData { all(${args}) {
  nodes { event timestamp user { id } } pageInfo { endCursor hasNextPage } } } } }`;
const PATH = 'data.group.aiUsageData';

/** All events of a span, page by page. */
async function eventsOf(client: Client, args: string): Promise<Event[]> {
  const found: Event[] = [];
  for (let after = ''; ;) {
    const answer = await client.graphql(ofGroup(`${args}${after}`));
    expect(messages(answer)).toEqual([]);
    const page = list(answer.body, `${PATH}.all.nodes`) as readonly Event[];
    expect(page.length).toBeLessThanOrEqual(100);
    found.push(...page);
    const info = at(answer.body, `${PATH}.all.pageInfo`);
    if (at(info, 'hasNextPage') !== true) return found;
    after = `, after: "${String(at(info, 'endCursor'))}"`;
  }
}

describe('aiUsageData on GitLab 19.4', () => {
  const client = useServer({ scenario: 'enterprise', version: '19.4', now: NOW, rateLimit: null });

  it('tells event by event what aiUserMetrics counts of the same days', async () => {
    const [from, to] = [9, 3];
    // The day that is named as the end is not in it.
    const dates = `startDate: "${back(from)}", endDate: "${back(to - 1)}"`;
    const events = await eventsOf(client, dates);
    const counted = new Map<string, number>();
    for (const { user } of events) counted.set(user.id, (counted.get(user.id) ?? 0) + 1);
    const metrics = `{ group(fullPath: "acme") { aiUserMetrics(startDate: "${back(from)}", endDate: "${back(to)}") {
      nodes { totalEventCount user { id } } } } }`;
    const rows = list((await client.graphql(metrics)).body, 'data.group.aiUserMetrics.nodes');
    const named = rows.filter((row) => at(row, 'user') !== null);
    expect(named.length).toBeGreaterThan(20);
    for (const row of named.slice(0, 99)) {
      expect(counted.get(String(at(row, 'user.id')))).toBe(at(row, 'totalEventCount'));
    }
    const times = events.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted().reverse());
    expect(times[0]?.slice(0, 10)).toBe(back(to));
    expect(times.at(-1)?.slice(0, 10)).toBe(back(from));
  });

  it('by kind of event and by user', async () => {
    const chats = await eventsOf(client, 'events: [REQUEST_DUO_CHAT_RESPONSE]');
    expect(new Set(chats.map(({ event }) => event))).toEqual(
      new Set(['REQUEST_DUO_CHAT_RESPONSE']),
    );
    const id = chats[0]?.user.id ?? '';
    const own = await eventsOf(client, `userIds: ["${id}"]`);
    expect(new Set(own.map(({ user }) => user.id))).toEqual(new Set([id]));
    // 7 days and today, nothing of the future.
    const days = own.map(({ timestamp }) => timestamp.slice(0, 10));
    expect(days.every((day) => day >= back(7))).toBe(true);
    expect(own.every(({ timestamp }) => Date.parse(timestamp) <= NOW)).toBe(true);
  });

  it('less than a month', async () => {
    const ask = (start: string) =>
      client.graphql(ofGroup(`startDate: "${start}", endDate: "2026-03-10", first: 1`));
    expect(messages(await ask('2026-02-11'))).toEqual([]);
    const refused = await ask('2026-02-10');
    expect(messages(refused)).toEqual(['maximum date range is 1 month']);
    expect(at(refused.body, `${PATH}.all`)).toBeNull();
  });

  it('PostgreSQL keeps three months, ClickHouse all', async () => {
    const old = 'startDate: "2025-12-05", endDate: "2025-12-10", events: [TROUBLESHOOT_JOB]';
    expect((await eventsOf(client, old)).length).toBeGreaterThan(0);
    await client.patch({ clickHouse: false });
    expect(await eventsOf(client, old)).toEqual([]);
    const recent = await eventsOf(client, 'events: [TROUBLESHOOT_JOB]');
    expect(recent.length).toBeGreaterThan(0);
    await client.patch({ clickHouse: true });
  });

  it('refused, it is null without an error', async () => {
    await client.patch({ users: [{ id: 'gid://gitlab/User/5', membership: 'minimal_access' }] });
    const answer = await client.graphql(ofGroup('first: 1'), { token: 'glpat-demo-developer' });
    expect(messages(answer)).toEqual([]);
    expect(at(answer.body, PATH)).toBeNull();
  });
});

describe('aiUsageData of an instance', () => {
  const client = useServer({ scenario: 'instance', version: '19.4', now: NOW });
  const query =
    '{ aiUsageData { all(first: 3) { nodes { event timestamp namespacePath user { id } } } } }';

  it('is for administrators, and null for others', async () => {
    const { body } = await client.graphql(query, { token: ADMIN });
    expect(list(body, 'data.aiUsageData.all.nodes')).toHaveLength(3);
    const other = await client.graphql(query, { token: OWNER });
    expect(messages(other)).toEqual([]);
    expect(at(other.body, 'data.aiUsageData')).toBeNull();
  });
});

describe('aiUsageData by version', () => {
  const client = useServer({ scenario: 'enterprise', version: '17.5', now: NOW });
  const complaint = async (version: string, query: string): Promise<string> => {
    await client.patch({ version });
    return messages(await client.graphql(query)).join('\n');
  };

  it.each([
    ['16.8', "Field 'aiUsageData' doesn't exist on type 'Group'"],
    ['17.5', "Field 'all' doesn't exist on type 'AiUsageData'"],
    ['18.5', ''],
  ])('GitLab %s: %s', async (version, message) => {
    const text = await complaint(version, ofGroup('first: 1'));
    expect(text === '' ? text : text.split('\n')[0]).toContain(message);
  });

  it('the root field and the filters are there from 18.7 on', async () => {
    const filtered = ofGroup('events: [TROUBLESHOOT_JOB], first: 1');
    const root = '{ aiUsageData { all { nodes { event } } } }';
    expect(await complaint('18.5', filtered)).toContain("doesn't accept argument 'events'");
    expect(await complaint('18.5', root)).toContain("Field 'aiUsageData' doesn't exist");
    expect(await complaint('18.7', filtered)).toBe('');
    expect(await complaint('18.7', root)).toBe('');
  });
});

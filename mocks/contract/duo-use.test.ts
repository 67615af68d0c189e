// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { at, list, useServer } from './client';
import { GROUP_PATH, PURCHASE, seats, userGid } from './queries';
import { createWorld, specUserId } from '../world/create-world';
import { dayText } from '../world/days';
import type { World } from '../world/world';
import { company } from '../scenarios/company';
import { parseVersion } from '../versions';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const DAY = 86_400_000;
const TODAY = Math.floor(NOW / DAY);
const PARTS = [
  'codeSuggestions',
  'chat',
  'codeReview',
  'troubleshootJob',
  'agentPlatform',
  'mcp',
  'fixPipeline',
  'duoWorkflow',
] as const;

const METRICS = `query Metrics($path: ID!, $from: Date, $to: Date, $after: String) {
  group(fullPath: $path) {
    aiUserMetrics(startDate: $from, endDate: $to, first: 100, after: $after) {
      nodes {
        totalEventCount lastDuoActivityOn user { id lastDuoActivityOn }
        ${PARTS.map((part) => `${part} { totalEventCount lastDuoActivityOn }`).join(' ')}
      }
      pageInfo { endCursor hasNextPage }
    }
  }
}`;

type Server = ReturnType<typeof useServer>;
const numberAt = (row: unknown, path: string) => Number(at(row, path));
function suggestedOn(row: unknown): string | null {
  const day = at(row, 'codeSuggestions.lastDuoActivityOn');
  return typeof day === 'string' ? day : null;
}

/** All rows of a span of days, by the user's ID. */
async function metrics(server: Server, from: string, to: string): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  for (let after: unknown = null; ;) {
    const variables = { path: GROUP_PATH, from, to, after };
    const { body } = await server.graphql(METRICS, { variables });
    if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
    for (const row of list(body, 'data.group.aiUserMetrics.nodes')) {
      rows.set(String(at(row, 'user.id')), row);
    }
    const page = at(body, 'data.group.aiUserMetrics.pageInfo');
    if (at(page, 'hasNextPage') !== true) return rows;
    after = at(page, 'endCursor');
  }
}

const back = (days: number) => dayText(TODAY - days);

describe('aiUserMetrics agrees with everything else that GitLab reports', () => {
  let world: World | undefined;
  const build = company({ users: 260, quantity: 200, assigned: 180, aiMetrics: 'answered' });
  const server = useServer({
    now: NOW,
    world: () => (world = build({ now: NOW, seed: 7, version: parseVersion('19.5') })),
  });

  it('the latest day of a year is the last Duo activity, of all who have any', async () => {
    const rows = await metrics(server, back(365), back(0));
    const used = (world?.users ?? []).filter(({ lastDuoActivityOn }) => {
      return lastDuoActivityOn !== null && lastDuoActivityOn >= TODAY - 365;
    });
    expect(rows.size).toBeGreaterThan(100);
    for (const row of rows.values()) {
      expect(at(row, 'lastDuoActivityOn')).toBe(at(row, 'user.lastDuoActivityOn'));
      const days = PARTS.flatMap((part) => at(row, `${part}.lastDuoActivityOn`) ?? []);
      expect(days.toSorted().at(-1)).toBe(at(row, 'lastDuoActivityOn'));
    }
    const members = new Set(used.map(({ id }) => userGid(id)));
    expect([...rows.keys()].filter((id) => !members.has(id))).toEqual([]);
  });

  it('the day of Code Suggestions is the one by which seats are taken away', async () => {
    const rows = await metrics(server, back(365), back(0));
    let chatOnly = 0;
    for (const [id, row] of rows) {
      const user = world?.users.find((one) => userGid(one.id) === id);
      const usedAt = user?.codeSuggestionsUsedAt ?? null;
      expect(suggestedOn(row)).toBe(usedAt === null ? null : dayText(Math.floor(usedAt / DAY)));
      expect(numberAt(row, 'codeSuggestions.totalEventCount') > 0).toBe(usedAt !== null);
      if (usedAt === null) chatOnly += 1;
    }
    // Both kinds are there, else nothing was shown.
    expect(chatOnly).toBeGreaterThan(5);
    expect(rows.size - chatOnly).toBeGreaterThan(50);
  });

  it('parts add up, and two spans next to each other to the span of both', async () => {
    const [all, early, late] = [
      await metrics(server, back(90), back(0)),
      await metrics(server, back(90), back(31)),
      await metrics(server, back(30), back(0)),
    ];
    for (const [id, row] of all) {
      const parts = PARTS.map((part) => numberAt(row, `${part}.totalEventCount`));
      expect(numberAt(row, 'totalEventCount')).toBe(parts.reduce((a, b) => a + b, 0));
      for (const part of PARTS) {
        const path = `${part}.totalEventCount`;
        const sum = [early, late].map((span) => numberAt(span.get(id), path) || 0);
        expect(numberAt(row, path)).toBe((sum[0] ?? 0) + (sum[1] ?? 0));
      }
    }
    expect([...all.keys()].toSorted()).toEqual(
      [...new Set([...early.keys(), ...late.keys()])].toSorted(),
    );
  });
});

describe('The overage job and aiUserMetrics', () => {
  /** Holders whose suggestions lie on days of their own; the last two only chat. */
  const usedDaysAgo = [50, 3, 80, 21, 9, null, null];
  function build(): World {
    const world = createWorld({
      now: NOW,
      aiMetrics: 'answered',
      users: usedDaysAgo.map((_, index) => ({ createdAt: NOW - 900 * DAY, name: `${index}` })),
      purchases: [{ quantity: usedDaysAgo.length, seats: usedDaysAgo.length }],
    });
    usedDaysAgo.forEach((days, index) => {
      const user = world.user(specUserId(index));
      if (user === undefined) throw new Error('No such user');
      user.codeSuggestionsUsedAt = days === null ? null : NOW - days * DAY;
      user.lastDuoActivityOn = TODAY - (days ?? 0);
    });
    return world;
  }
  const server = useServer({ world: build, now: NOW });

  it.each([5, 4, 3, 2, 1, 0])('a renewal with %i leaves whom the metrics say', async (quantity) => {
    await server.patch({ reset: true });
    const rows = await metrics(server, back(365), back(0));
    const holders = await seats(server);
    const order = holders.toSorted((a, b) => {
      return (suggestedOn(rows.get(b)) ?? '').localeCompare(suggestedOn(rows.get(a)) ?? '');
    });
    expect(order).toHaveLength(usedDaysAgo.length);
    await server.patch({ purchases: [{ id: PURCHASE, purchasedQuantity: quantity }] });
    expect((await seats(server)).toSorted()).toEqual(order.slice(0, quantity).toSorted());
  });
});

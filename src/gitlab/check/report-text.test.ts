import { afterEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../../mocks/server';
import type { InstanceUrl } from '../session/instance-url';
import { createTransport, type Transport } from '../transport/transport';
import { type Finding, QUESTIONS } from './finding';
import { reportText } from './report-text';
import { runCheck } from './run-check';

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function reportOf(transport: Transport): Promise<string> {
  const findings: Finding[] = [];
  let now = 0;
  await runCheck({
    transport,
    signal: new AbortController().signal,
    onFinding: (finding) => findings.push(finding),
    now: () => (now += 66),
  });
  return reportText(findings, {
    onGitLabCom: false,
    at: new Date('2026-11-21T10:42:13Z'),
    userAgent: 'Test/1.0',
  });
}

function transportTo(url: string, token: string, fetcher: typeof fetch = fetch) {
  return createTransport({
    instance: url as InstanceUrl,
    token: () => token,
    onUnauthorized: () => undefined,
    fetch: (input, init) => fetcher(input, init),
  });
}

/** Whether a text has these words, not merely their letters within others. */
function names(text: string, phrase: string): boolean {
  const exact = phrase.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\d])${exact}(?![\p{L}\d])`, 'u').test(text);
}

describe('reportText', () => {
  it.each([
    ['typical', 'glpat-demo-owner', '17.2'],
    ['mixed', 'glpat-demo-owner', '19.5'],
    ['instance', 'glpat-demo-admin', '18.5'],
  ])('names nobody and nothing of %s', async (scenario, token, version) => {
    server = await startServer({ scenario, version });
    const report = await reportOf(transportTo(server.url, token));
    const { world } = server.gitlab;
    const secret = [
      token,
      server.url,
      new URL(server.url).host,
      ...world.users.flatMap(({ username, name, publicEmail }) => [
        username,
        name,
        publicEmail ?? username,
      ]),
      ...world.groups.flatMap(({ fullPath, name }) => [fullPath, name]),
    ];
    expect(secret.length).toBeGreaterThan(50);
    expect(names('of Acme.', 'Acme')).toBe(true);
    expect(secret.filter((text) => names(report, text))).toEqual([]);
    expect(report).not.toMatch(/@|:\/\//);
    expect(report).toContain(`GitLab: ${version}.0-ee, not GitLab.com`);
    for (const question of QUESTIONS) expect(report).toContain(`\n${question}: `);
  });

  it('tells what is missing by its name in the schema, and times in steps', async () => {
    server = await startServer({ scenario: 'small', version: '17.2' });
    const report = await reportOf(transportTo(server.url, 'glpat-demo-owner'));
    expect(report).toContain('groupUsers: missing, handled (schemaLacks, 50 ms)\n');
    expect(report).toContain('\n  missing: AddOnUser.lastDuoActivityOn\n');
    expect(report).toContain('\n  missing: addOnEligibleUsers(filterByAssignedSeat)\n');
    expect(report).toContain('Date: 2026-11-21\n');
    expect(report).not.toContain('10:42');
  });

  it('leaves out texts that could name somebody, and keeps their status', async () => {
    const message =
      'Ask @zoltan at https://gitlab.acme.test/acme about the token glpat-abcdefgh1234';
    const transport = transportTo('https://gitlab.acme.test', 'glpat-abcdefgh1234', () =>
      Promise.resolve(Response.json({ errors: [{ message }] }, { status: 503 })),
    );
    const report = await reportOf(transport);
    expect(report).toContain('answers: not checked (failed, HTTP 503, 50 ms)');
    expect(report).toContain('GitLab: omitted, because it could name someone');
    for (const text of ['zoltan', 'acme', 'glpat']) expect(report).not.toContain(text);
  });

  it('leaves out what a GitLab hides in names of its own', async () => {
    const answers: Readonly<Record<string, unknown>> = {
      CheckAnswers: { data: { __typename: 'Query' } },
      Session: {
        data: {
          currentUser: { username: 'zoltan' },
          metadata: { version: '18.5.1-ee-acme.secret', enterprise: true },
        },
      },
      InstancePurchases: {
        data: {
          addOnPurchases: [
            { id: '1', name: 'Seats of Zoltan', purchasedQuantity: 1, assignedQuantity: 1 },
            { id: '2', name: 'GITLAB_FUTURE', purchasedQuantity: 1, assignedQuantity: 1 },
          ],
        },
      },
      OwnedGroups: { data: { groups: { nodes: [] } } },
    };
    const transport = transportTo('https://gitlab.acme.test', 'x', (_input, init) => {
      if (typeof init?.body !== 'string') {
        const facts = { active: true, revoked: false, scopes: ['api', 'Acme: zoltan'] };
        return Promise.resolve(Response.json(facts));
      }
      const { query, operationName } = JSON.parse(init.body) as Record<string, string>;
      const refused = "Field 'duoSeatsCheckUnknownField' doesn't exist on type 'Query'";
      const isProbe = query?.includes('duoSeatsCheckUnknownField');
      const answer = isProbe
        ? { errors: [{ message: refused }] }
        : (answers[operationName ?? ''] ?? { errors: [{ message: 'Acme says no' }] });
      return Promise.resolve(Response.json(answer));
    });
    const report = await reportOf(transport);
    expect(report).toContain('GitLab: 18.5.1-ee, not GitLab.com');
    expect(report).toContain('scopes: api\n');
    expect(report).toContain('addOns: DIFFERENT (addOnsUnknown');
    expect(report).toContain('unknown: ?, GITLAB_FUTURE');
    for (const text of ['zoltan', 'Ada', 'acme', 'Acme']) expect(report).not.toContain(text);
  });
});

import { buildASTSchema, parse, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { readSdl } from '../../../mocks/read-sdl';
import { startServer, type RunningServer, type ServerOptions } from '../../../mocks/server';
import { atLeast, INTRODUCED, KNOWN_VERSIONS, parseVersion } from '../../../mocks/versions';
import * as operations from '../generated/operations';
import type { InstanceUrl } from '../session/instance-url';
import { createTransport } from '../transport/transport';
import { type Finding, type OperationGroup, OPERATIONS, type Question, QUESTIONS } from './finding';
import { runCheck } from './run-check';

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function check(options: ServerOptions, token = 'glpat-demo-owner') {
  server = await startServer(options);
  const transport = createTransport({
    instance: server.url as InstanceUrl,
    token: () => token,
    onUnauthorized: () => undefined,
  });
  const findings = new Map<Question, Finding>();
  await runCheck({
    transport,
    signal: new AbortController().signal,
    onFinding: (finding) => findings.set(finding.question, finding),
  });
  expect([...findings.keys()]).toEqual(QUESTIONS);
  return { findings, server };
}

const stateOf = (findings: ReadonlyMap<Question, Finding>, question: Question) => {
  const { state, meaning, text } = findings.get(question) ?? {};
  return { state, meaning, text };
};

const SCHEMA = buildASTSchema(parse(readSdl()));

/** What a version lacks of some operations, as the table of the mocked GitLab has it. */
function lackedBy(version: string, documents: readonly DocumentNode[]): Set<string> {
  const parts = new Set(
    INTRODUCED.filter(({ since }) => !atLeast(parseVersion(version), since)).flatMap(
      (entry) => entry.parts,
    ),
  );
  const lacked = new Set<string>();
  const info = new TypeInfo(SCHEMA);
  const typeUnavailable = (type: string) => {
    if (parts.has(type)) lacked.add(type);
  };
  for (const document of documents) {
    visit(
      document,
      visitWithTypeInfo(info, {
        Field(node) {
          const parent = info.getParentType()?.name ?? '';
          const coordinate = `${parent}.${node.name.value}`;
          if (!parts.has(coordinate)) return undefined;
          lacked.add(coordinate);
          // GitLab does not look into what it does not know.
          return false;
        },
        Argument(node) {
          const coordinate = `${info.getParentType()?.name ?? ''}.${info.getFieldDef()?.name ?? ''}`;
          const name = node.name.value;
          if (parts.has(`${coordinate}(${name})`))
            lacked.add(`${info.getFieldDef()?.name ?? ''}(${name})`);
        },
        VariableDefinition(node) {
          const type = node.type.kind === Kind.NAMED_TYPE ? node.type.name.value : '';
          typeUnavailable(type);
        },
      }),
    );
  }
  return lacked;
}

describe.each(KNOWN_VERSIONS)('the check of GitLab %s', (version) => {
  it('finds what the table of versions says, and changes nothing', async () => {
    server = await startServer({ scenario: 'typical', version });
    const before = server.gitlab.snapshot();
    await server.close();
    const checked = await check({ scenario: 'typical', version });
    const after = checked.server.gitlab.snapshot();
    expect(after.purchases).toEqual(before.purchases);
    expect(after.mails).toEqual(before.mails);
    expect(after.users).toEqual(before.users);

    const { findings } = checked;
    for (const group of Object.keys(OPERATIONS) as OperationGroup[]) {
      const found = findings.get(group);
      const lacked = lackedBy(version, OPERATIONS[group]);
      expect(
        found?.parts.map(({ name }) => name),
        group,
      ).toEqual([...lacked].toSorted());
      expect(
        found?.parts.filter(({ handled }) => handled === null),
        group,
      ).toEqual([]);
      expect(found?.state, group).toBe(lacked.size > 0 ? 'missing' : 'expected');
    }

    const users = lackedBy(version, OPERATIONS.groupUsers);
    const without = (part: string, unavailable: string, has: string) =>
      users.has(part)
        ? { state: 'missing', meaning: unavailable, text: null }
        : { state: 'expected', meaning: has, text: null };
    expect(findings.get('version')?.facts['version']).toMatch(new RegExp(`^${version}\\.`));
    const expected: Partial<Record<Question, unknown>> = {
      answers: { state: 'expected', meaning: 'answersReadable', text: null },
      requestId: { state: 'expected', meaning: 'requestIdReadable', text: null },
      token: { state: 'expected', meaning: 'tokenWrites', text: null },
      version: { state: 'expected', meaning: 'versionTold', text: null },
      addOns: { state: 'expected', meaning: 'addOnsKnown', text: null },
      largest: { state: 'expected', meaning: 'largestAnswered', text: null },
      cursor: { state: 'expected', meaning: 'cursorCounts', text: null },
      seatFilter: without('addOnEligibleUsers(filterByAssignedSeat)', 'filterLacks', 'filterWorks'),
      counts: without('AddOnUserConnection.count', 'countsLack', 'countsAgree'),
      order: without('addOnEligibleUsers(sort)', 'orderLacks', 'orderAscends'),
    };
    for (const [question, result] of Object.entries(expected)) {
      expect(stateOf(findings, question as Question), question).toEqual(result);
    }
    expect(findings.get('introspection')?.state).toBe('expected');
  });
});

describe('the check', () => {
  it('asks about each operation of the app', () => {
    const all = Object.entries(operations)
      .filter(([name]) => name.endsWith('Document'))
      .map(([, document]: readonly [string, unknown]) => document as DocumentNode);
    const requested: readonly DocumentNode[] = Object.values(OPERATIONS).flat();
    expect(all.filter((document) => !requested.includes(document))).toEqual([]);
    expect(QUESTIONS).toEqual(expect.arrayContaining(Object.keys(OPERATIONS)));
  });

  it('goes by the seats of the instance where there are some', async () => {
    const { findings } = await check({ scenario: 'instance' }, 'glpat-demo-admin');
    const others = [...findings.values()].filter(({ state }) => state !== 'expected');
    // Whether an answer tells its rate limit depends on the version, and is no matter.
    const surprises = others.filter(({ question }) => question !== 'rateLimit');
    expect(surprises).toEqual([]);
  });

  it('says that a token which only reads cannot change seats', async () => {
    const { findings } = await check({ scenario: 'small' }, 'glpat-demo-readonly');
    expect(stateOf(findings, 'token')).toMatchObject({ state: 'missing', meaning: 'tokenReads' });
    expect(stateOf(findings, 'bulk')).toMatchObject({ state: 'expected' });
  });

  it('leaves unasked what needs seats where there are none for this token', async () => {
    const { findings } = await check({ scenario: 'small' }, 'glpat-demo-outsider');
    for (const question of [
      'addOns',
      'largest',
      'seatFilter',
      'counts',
      'order',
      'cursor',
    ] as const)
      expect(stateOf(findings, question)).toMatchObject({
        state: 'not-asked',
        meaning: 'noPurchase',
      });
  });

  it('ends with the first answer that all others would get as well', async () => {
    const { findings, server: running } = await check({ scenario: 'small' }, 'glpat-nonsense');
    expect(stateOf(findings, 'answers')).toEqual({
      state: 'not-asked',
      meaning: 'failed',
      text: 'Invalid token',
    });
    expect(findings.get('answers')?.status).toBe(401);
    expect(stateOf(findings, 'cursor')).toMatchObject({ state: 'not-asked', meaning: 'skipped' });
    expect(running.gitlab.snapshot().requests).toHaveLength(1);
  });

  it('goes on after an answer that only one question got', async () => {
    server = await startServer({ scenario: 'small' });
    const { url } = server;
    let requests = 0;
    const transport = createTransport({
      instance: url as InstanceUrl,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
      fetch: (input, init) => {
        requests += 1;
        return requests === 3
          ? Promise.resolve(new Response('<html>', { status: 502 }))
          : fetch(input, init);
      },
    });
    const findings: Finding[] = [];
    await runCheck({
      transport,
      signal: new AbortController().signal,
      onFinding: (finding) => findings.push(finding),
    });
    expect(findings.filter(({ state }) => state === 'not-asked')).toMatchObject([
      { question: 'session', status: 502, text: 'An HTML page instead of an answer' },
    ]);
  });

  it('asks nothing about mutations of a server that does not refuse what is invalid', async () => {
    const sent: string[] = [];
    const transport = createTransport({
      instance: 'https://gitlab.example.com' as InstanceUrl,
      token: () => 'glpat-typed',
      onUnauthorized: () => undefined,
      fetch: (_input, init) => {
        if (typeof init?.body === 'string') sent.push(init.body);
        return Promise.resolve(Response.json({ data: { __typename: 'Query' } }));
      },
    });
    const findings = new Map<Question, Finding>();
    await runCheck({
      transport,
      signal: new AbortController().signal,
      onFinding: (finding) => findings.set(finding.question, finding),
    });
    expect(stateOf(findings, 'groupUsers')).toMatchObject({ meaning: 'schemaLenient' });
    for (const question of ['bulk', 'single'] as const)
      expect(stateOf(findings, question)).toMatchObject({ state: 'not-asked', meaning: 'notSafe' });
    expect(sent.filter((body) => body.includes('mutation'))).toEqual([]);
    expect(sent.length).toBeGreaterThan(10);
  });

  it('can be stopped, and says no more then', async () => {
    server = await startServer({ scenario: 'small' });
    const stop = new AbortController();
    const transport = createTransport({
      instance: server.url as InstanceUrl,
      token: () => 'glpat-demo-owner',
      onUnauthorized: () => undefined,
    });
    const findings: Finding[] = [];
    await runCheck({
      transport,
      signal: stop.signal,
      onFinding: (finding) => {
        findings.push(finding);
        if (finding.question === 'token') stop.abort();
      },
    });
    expect(findings.at(-1)?.question).toBe('token');
    expect(server.gitlab.snapshot().requests).toHaveLength(2);
  });

  it('asks with few requests, each of them naming its operation', async () => {
    const { server: running } = await check({ scenario: 'typical' });
    const { requests } = running.gitlab.snapshot();
    expect(requests.length).toBeLessThanOrEqual(2 * QUESTIONS.length);
    const anonymous = requests.filter(
      ({ operation }) => !/^(Check|[A-Z]\w+$|GET )/.test(operation),
    );
    expect(anonymous).toEqual([]);
  });
});

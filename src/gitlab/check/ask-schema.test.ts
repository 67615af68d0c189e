import { buildASTSchema, execute, parse, print, validate, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { pruneSdl } from '../../../mocks/graphql/prune';
import { reword } from '../../../mocks/graphql/error-messages';
import { readSdl } from '../../../mocks/read-sdl';
import { parseVersion } from '../../../mocks/versions';
import {
  AssignSeatsDocument,
  GroupEligibleUsersDocument,
  SessionDocument,
} from '../generated/operations';
import { DuoUsageDocument } from '../generated/usage-operations';
import type { InstanceUrl } from '../session/instance-url';
import { createTransport } from '../transport/transport';
import { askSchema } from './ask-schema';
import { probeDocument, UNKNOWN_FIELD } from './probe-document';
import { OPERATIONS } from './finding';

const SDL = readSdl();
const MUTATIONS: readonly DocumentNode[] = [...OPERATIONS.bulk, ...OPERATIONS.single];

type Body = { readonly query: string; readonly operationName: string; readonly variables: object };

/** GitLab's schema door alone: it validates, names at most five errors, and suggests what was meant. */
function strictGitLab(version: string, also: (text: string) => string = (text) => text) {
  const schema = buildASTSchema(pruneSdl(SDL, parseVersion(version)));
  const sent: Body[] = [];
  const transport = transportOf((body) => {
    sent.push(body);
    const errors = validate(schema, parse(body.query)).slice(0, 5).map(reword);
    return {
      errors: errors.map(({ message }) => ({
        message: also(message.replace(/^(Field '\w+' doesn't .*)$/, '$1 (Did you mean `id`?)')),
      })),
    };
  });
  return { transport, sent };
}

function transportOf(answer: (body: Body) => unknown) {
  return createTransport({
    instance: 'https://gitlab.example.com' as InstanceUrl,
    token: () => 'glpat-secret',
    onUnauthorized: () => undefined,
    fetch: (_input, init) => {
      const body = JSON.parse(init?.body as string) as Body;
      return Promise.resolve(Response.json(answer(body)));
    },
  });
}

const never = new AbortController().signal;

describe('askSchema', () => {
  it('finds everything, five errors at a time and with suggestions behind them', async () => {
    const { transport, sent } = strictGitLab('16.8');
    const answer = await askSchema(transport, GroupEligibleUsersDocument, never);
    expect([...answer.missing].toSorted()).toEqual([
      'AddOnUser.lastDuoActivityOn',
      'AddOnUser.lastLoginAt',
      'AddOnUserConnection.count',
      'GitlabSubscriptionsUserSort',
      'addOnEligibleUsers(addOnPurchaseIds)',
      'addOnEligibleUsers(filterByAssignedSeat)',
      'addOnEligibleUsers(sort)',
    ]);
    expect(answer).toMatchObject({ objections: [], validates: true });
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.length).toBeLessThan(6);
    expect(new Set(sent.map(({ operationName }) => operationName))).toEqual(
      new Set(['GroupEligibleUsers']),
    );
  });

  it.each(Object.entries(OPERATIONS))(
    'finds all of %s in one answer each of the newest GitLab',
    async (_group, documents) => {
      for (const document of documents) {
        const { transport, sent } = strictGitLab('19.5');
        const answer = await askSchema(transport, document, never);
        expect(answer).toMatchObject({ missing: [], objections: [], validates: true });
        expect(answer.count).toBeGreaterThan(2);
        expect(sent).toHaveLength(1);
        expect(sent[0]?.query.length).toBeLessThan(10_000);
      }
    },
  );

  it('asks on around a missing field that had others below it', async () => {
    const { transport } = strictGitLab('17.2');
    const answer = await askSchema(transport, DuoUsageDocument, never);
    expect(answer.missing).toEqual(['Group.aiUserMetrics']);
  });

  it('asks for what is in the input of a mutation', async () => {
    const schema = buildASTSchema(
      parse(SDL.replaceAll('userIds: [UserID!]!', 'users: [UserID!]!')),
    );
    const transport = transportOf(({ query }) => ({
      errors: validate(schema, parse(query)).slice(0, 5).map(reword),
    }));
    const answer = await askSchema(transport, AssignSeatsDocument, never);
    expect(answer.missing).toEqual(['UserAddOnAssignmentBulkCreateInput.userIds']);
    expect(answer.objections).toEqual([
      "Argument 'users' on InputObject 'UserAddOnAssignmentBulkCreateInput' is required. Expected type [UserID!]!",
    ]);
  });

  it('rejects with GitLab’s text where it is no validation error', async () => {
    const transport = transportOf(() => ({
      errors: [{ message: 'Timeout on validation of query' }],
    }));
    await expect(askSchema(transport, SessionDocument, never)).rejects.toMatchObject({
      kind: 'server',
      message: 'Timeout on validation of query',
    });
  });

  it('says so when a field that exists nowhere is not refused', async () => {
    const transport = transportOf(() => ({ data: {} }));
    const answer = await askSchema(transport, SessionDocument, never);
    expect(answer).toMatchObject({ missing: [], validates: false });
  });

  it('does not ask for ever when the same error comes again and again', async () => {
    let requests = 0;
    const transport = transportOf(() => {
      requests += 1;
      return { errors: [{ message: "Field 'username' doesn't exist on type 'CurrentUser'" }] };
    });
    await expect(askSchema(transport, SessionDocument, never)).rejects.toMatchObject({
      kind: 'server',
    });
    expect(requests).toBe(2);
  });
});

describe('the questions about mutations', () => {
  it('are sent without any purchase, user or other value', async () => {
    const { transport, sent } = strictGitLab('19.5');
    for (const document of MUTATIONS) await askSchema(transport, document, never);
    expect(sent).toHaveLength(MUTATIONS.length);
    for (const { query, variables } of sent) {
      expect(variables).toEqual({});
      expect(query).not.toMatch(/gid:|"/);
    }
  });

  it('are refused as a whole, so that GraphQL executes none of them', () => {
    const schema = buildASTSchema(parse(SDL));
    for (const document of MUTATIONS) {
      const messages = validate(schema, parse(print(probeDocument(document)))).map(
        ({ message }) => message,
      );
      expect(messages).toEqual([
        expect.stringContaining(`Cannot query field "${UNKNOWN_FIELD}" on type "Mutation"`),
      ]);
    }
  });

  it('change nothing even where nobody validates: each lock holds by itself', () => {
    for (const document of MUTATIONS) {
      const probe = parse(print(probeDocument(document)));
      // Without its variables nothing starts; with them, what is skipped is not run.
      const ids = { addOnPurchaseId: 'gid://1', userId: 'gid://2', userIds: ['gid://2'] };
      for (const variableValues of [{}, ids]) {
        const called: string[] = [];
        const schema = buildASTSchema(parse(SDL));
        for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
          field.resolve = () => void called.push(field.name);
        }
        const result = execute({ schema, document: probe, variableValues });
        expect(result).not.toBeInstanceOf(Promise);
        expect(called).toEqual([]);
      }
      expect(print(probe)).toContain('@skip(if: true)');
    }
  });

  it('would run without their locks, which shows that the proof can fail', () => {
    const called: string[] = [];
    const schema = buildASTSchema(parse(SDL));
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      field.resolve = () => void called.push(field.name);
    }
    const input = { addOnPurchaseId: 'gid://1', userIds: ['gid://2'] };
    void execute({ schema, document: AssignSeatsDocument, variableValues: { input } });
    expect(called).toEqual(['userAddOnAssignmentBulkCreate']);
  });
});

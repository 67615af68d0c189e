import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildPlan } from './build-plan';
import { readUserList } from './read-user-list';
import { indexRoster, matchUsers } from './match-users';
import { planToCsv, planToGraphql, planToJson } from './plan-export';
import { subjectsOfUsers } from './plan';
import { makeUser } from '../roster/testing/make-user';

const context = {
  id: 'plan-1',
  createdAt: 1,
  purchase: {
    id: 'gid://gitlab/GitlabSubscriptions::AddOnPurchase/3',
    name: 'CODE_SUGGESTIONS',
    purchasedQuantity: 1_000,
    assignedQuantity: 5,
  },
  origin: { kind: 'selection' },
} as const;
const idle = [1, 2, 3].map((number) => makeUser(number, { holdsSeat: true }));
const eager = Array.from({ length: 250 }, (_, index) => makeUser(index + 10));
const swap = buildPlan(
  { action: 'swap', remove: subjectsOfUsers(idle), assign: subjectsOfUsers(eager) },
  context,
);

describe('a plan as GraphQL', () => {
  it('has one mutation a call, removals first', () => {
    const text = planToGraphql(swap, 100);
    expect(text.match(/^mutation \w+/gm)).toEqual([
      'mutation RemoveSeats1',
      'mutation AssignSeats1',
      'mutation AssignSeats2',
      'mutation AssignSeats3',
    ]);
    expect(text).toContain('userAddOnAssignmentBulkRemove(');
    expect(text.match(/"gid:\/\/gitlab\/User\/\d+"/g)).toHaveLength(253);
    const longest = Math.max(...text.split(/^(?=mutation)/m).map((one) => one.length));
    expect(longest).toBeLessThan(10_000);
  });

  it.each([100, 1])('is valid for GitLab (batches of %s)', (batchLimit) => {
    const schema = buildSchema(readFileSync('src/gitlab/schema.graphql', 'utf8'));
    expect(validate(schema, parse(planToGraphql(swap, batchLimit)))).toEqual([]);
  });

  it('uses the mutations for one user where GitLab has no bulk mutations', () => {
    const text = planToGraphql(swap, 1);
    expect(text).toContain('userAddOnAssignmentRemove(');
    expect(text).toContain('userId: "gid://gitlab/User/10"');
    expect(text).not.toContain('Bulk');
  });

  it('quotes anything that an ID may hold', () => {
    const user = makeUser(1, { id: 'x") { id } } mutation { y\n\\' });
    const plan = buildPlan({ action: 'assign', subjects: subjectsOfUsers([user]) }, context);
    expect(planToGraphql(plan, 50)).toContain('"x\\") { id } } mutation { y\\n\\\\"');
  });
});

describe('a plan as a file', () => {
  it('is a CSV that can be read again and runs nothing in a spreadsheet', () => {
    const roster = indexRoster([makeUser(1, { name: '=cmd()|"x", y' })]);
    const { rows } = readUserList('user1\nnobody');
    const plan = buildPlan({ action: 'assign', subjects: matchUsers(rows, roster) }, context);
    const csv = planToCsv(plan);
    expect(csv.split('\r\n')).toEqual([
      'line,text,username,name,id,action,disposition',
      '1,user1,user1,"\'=cmd()|""x"", y",gid://gitlab/User/1,assign,change',
      '2,nobody,,,,assign,unknown',
      '',
    ]);
    const again = matchUsers(readUserList(csv).rows, roster);
    expect(again.map((subject) => subject.user?.id ?? null)).toEqual(['gid://gitlab/User/1', null]);
  });

  it('is JSON with a version', () => {
    expect(JSON.parse(planToJson(swap))).toMatchObject({
      format: 'duo-seats-plan',
      version: 1,
      plan: { id: 'plan-1', changes: { assign: 250, remove: 3 } },
    });
  });
});

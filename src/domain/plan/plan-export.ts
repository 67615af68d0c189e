import { type CsvCell, writeCsv } from '../../lib/csv';
import { toJson } from '../../lib/to-json';
import type { Plan, PlanEntry, SeatAction } from './plan';
import { orderedChanges } from './shortfall';

/** All entries of a plan with what will happen to them; `readUserList` can read it again. */
export function planToCsv(plan: Plan): string {
  const rows = plan.entries.map((entry) => [...entryCells(entry), entry.disposition]);
  return writeCsv([...ENTRY_HEADER, 'disposition'], rows);
}

const ENTRY_HEADER = ['line', 'text', 'username', 'name', 'id', 'action'];

/** Whom an entry is about, with the action: the cells below {@link ENTRY_HEADER}. */
function entryCells({ line, user, action }: Entry): CsvCell[] {
  const { username = null, name = null, id = null } = user ?? {};
  return [line?.line ?? null, line?.text ?? null, username, name, id, action];
}

type Entry = Pick<PlanEntry, 'line' | 'user' | 'action'>;

/** The whole plan, for other programs. */
export function planToJson(plan: Plan): string {
  return toJson({ format: 'duo-seats-plan', version: 1, plan });
}

const MUTATIONS = {
  assign: { many: 'userAddOnAssignmentBulkCreate', one: 'userAddOnAssignmentCreate' },
  remove: { many: 'userAddOnAssignmentBulkRemove', one: 'userAddOnAssignmentRemove' },
} as const;

/**
 * The plan as GraphQL text, one operation a call, in the order of sending. Run them one by one:
 * GitLab takes at most 10,000 characters of query at once.
 * @see https://docs.gitlab.com/api/graphql/reference/#mutationuseraddonassignmentbulkcreate
 */
export function planToGraphql(plan: Plan, batchLimit: number): string {
  const { remove, assign } = orderedChanges(plan);
  const operations = [
    ...operationsOf(plan, 'remove', remove, batchLimit),
    ...operationsOf(plan, 'assign', assign, batchLimit),
  ];
  return operations.join('\n');
}

function operationsOf(
  plan: Plan,
  action: SeatAction,
  indices: readonly number[],
  batchLimit: number,
): string[] {
  const operations: string[] = [];
  for (let from = 0; from < indices.length; from += batchLimit) {
    const ids = indices
      .slice(from, from + batchLimit)
      .map((index) => plan.entries[index]?.user?.id ?? '');
    const name = `${action === 'assign' ? 'AssignSeats' : 'RemoveSeats'}${operations.length + 1}`;
    operations.push(operationText(name, action, plan.purchase.id, ids, batchLimit));
  }
  return operations;
}

function operationText(
  name: string,
  action: SeatAction,
  purchaseId: string,
  ids: readonly string[],
  batchLimit: number,
): string {
  const users =
    batchLimit === 1
      ? `userId: ${quote(ids[0] ?? '')}`
      : `userIds: [\n${ids.map((id) => `        ${quote(id)}`).join('\n')}\n      ]`;
  return `mutation ${name} {
  ${MUTATIONS[action][batchLimit === 1 ? 'one' : 'many']}(
    input: {
      addOnPurchaseId: ${quote(purchaseId)}
      ${users}
    }
  ) {
    errors
    addOnPurchase {
      id
      purchasedQuantity
      assignedQuantity
    }
  }
}
`;
}

/** Every JSON string is a GraphQL string as well. */
function quote(text: string): string {
  return JSON.stringify(text);
}

import {
  compileFilters,
  type FilterContext,
  type Filters,
} from '../../../domain/roster/filters/filters';
import type { VisibleRows } from '../../../domain/roster/view/view';

/**
 * The rows, and after them whom GitLab found by a text that only it can see (a private email), as far as
 * the other filters let them through. `extra` are those.
 */
export function mergeFound(
  rows: VisibleRows,
  found: readonly string[],
  filters: Filters,
  context: FilterContext,
): { readonly rows: VisibleRows; readonly extra: ReadonlySet<string> } {
  const missing = new Set(found);
  for (let row = 0; row < rows.length && missing.size > 0; row += 1) {
    const user = rows.at(row);
    if (user) missing.delete(user.id);
  }
  const { test } = compileFilters({ ...filters, text: '' }, context);
  const added: number[] = [];
  const extra = new Set<string>();
  if (missing.size > 0) {
    rows.users.forEach((user, index) => {
      if (!missing.has(user.id) || (test !== null && !test(user, ''))) return;
      added.push(index);
      extra.add(user.id);
    });
  }
  if (added.length === 0) return { rows, extra };
  const order = new Uint32Array(rows.length + added.length);
  order.set(rows.order);
  order.set(added, rows.length);
  const at = (row: number) => {
    const index = order[row];
    return index === undefined ? undefined : rows.users[index];
  };
  return { rows: { ...rows, order, length: order.length, at }, extra };
}

import type { GatewayFeatures } from '../../../domain/gateway';
import type { SeatScope } from '../../../domain/purchase';
import type { FilterFieldId } from './filter-change';

/** The filters that this GitLab and place can answer, in the order in which they are offered. */
export function possibleFields(
  scope: SeatScope,
  features: Pick<GatewayFeatures, 'lastDuoActivity'>,
): readonly FilterFieldId[] {
  const fields: FilterFieldId[] = ['seat', 'state'];
  if (features.lastDuoActivity) fields.push('duo');
  fields.push('gitlab', 'domain');
  // Only a group has a list of members that knows roles.
  if (scope.kind === 'group') fields.push('role');
  fields.push('subgroup');
  return fields;
}

/** What to call the filter by a group: below a group it is a subgroup. */
export function fieldWord(field: FilterFieldId, scope: SeatScope): FilterFieldId | 'group' {
  return field === 'subgroup' && scope.kind === 'instance' ? 'group' : field;
}

import type { GatewayFeatures } from '../../../domain/gateway';
import type { Place } from '../../../domain/purchase';
import type { FilterFieldId } from './filter-change';

/** The filters that this GitLab and place can answer, in the order in which they are offered. */
export function possibleFields(
  place: Place,
  features: Pick<GatewayFeatures, 'lastDuoActivity'>,
): readonly FilterFieldId[] {
  const fields: FilterFieldId[] = ['seat', 'state'];
  if (features.lastDuoActivity) fields.push('duo');
  fields.push('gitlab', 'domain');
  // Only a group has a list of members that knows roles.
  if (place.kind === 'group') fields.push('role');
  fields.push('subgroup');
  return fields;
}

/** What to call the filter by a group: below a group it is a subgroup. */
export function fieldWord(field: FilterFieldId, place: Place): FilterFieldId | 'group' {
  return field === 'subgroup' && place.kind === 'instance' ? 'group' : field;
}

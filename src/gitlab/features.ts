import type { GatewayFeatures } from '../domain/gateway';
import type { CapabilitiesQuery } from './generated/operations';
import type { MissingParts } from './prune-document';

/** What one GitLab knows, found out by asking its schema once a session. */
export type InstanceFeatures = GatewayFeatures & {
  readonly adminFlag: boolean;
  readonly purchaseArgument: boolean;
  readonly usageByFeature: boolean;
};

type FieldsOf =
  { readonly fields?: readonly { readonly name: string }[] | null } | null | undefined;

function has(type: FieldsOf, field: string): boolean {
  return type?.fields?.some((one) => one.name === field) ?? false;
}

/**
 * Reads the schema probe. The arguments of `addOnEligibleUsers` stand for those of
 * `selfManagedAddOnEligibleUsers`: GitLab adds them in the same release.
 */
export function readFeatures(probe: CapabilitiesQuery): InstanceFeatures {
  const eligible = probe.namespace?.fields?.find((field) => field.name === 'addOnEligibleUsers');
  const takes = (argument: string) => eligible?.args.some((one) => one.name === argument) ?? false;
  return {
    seatFilter: takes('filterByAssignedSeat'),
    sort: takes('sort'),
    purchaseArgument: takes('addOnPurchaseIds'),
    count: has(probe.addOnUserConnection, 'count'),
    lastDuoActivity: has(probe.addOnUser, 'lastDuoActivityOn'),
    lastLogin: has(probe.addOnUser, 'lastLoginAt'),
    adminFlag: has(probe.currentUser, 'admin'),
    bulk: Boolean(probe.bulkCreateInput),
    usageByFeature: Boolean(probe.aiUserMetrics),
  };
}

/** The parts to leave out of our operations on an instance with these features. */
export function missingParts(features: InstanceFeatures): MissingParts {
  const fields = new Set<string>();
  if (!features.count) fields.add('count');
  if (!features.lastDuoActivity) fields.add('lastDuoActivityOn');
  if (!features.lastLogin) fields.add('lastLoginAt');
  if (!features.adminFlag) fields.add('admin');
  const missing = new Set<string>();
  for (const field of ['addOnEligibleUsers', 'selfManagedAddOnEligibleUsers']) {
    if (!features.seatFilter) missing.add(`${field}.filterByAssignedSeat`);
    if (!features.sort) missing.add(`${field}.sort`);
    if (!features.purchaseArgument) missing.add(`${field}.addOnPurchaseIds`);
  }
  return { fields, arguments: missing };
}

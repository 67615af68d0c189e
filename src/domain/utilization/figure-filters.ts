import type { Filters } from '../roster/filters/filters';
import { IDLE_DAYS, type UtilizationFigures } from './utilization-figures';

/** What is not active, in GitLab's words. */
const NOT_ACTIVE = ['banned', 'blocked', 'blocked_pending_approval', 'deactivated', 'ldap_blocked'];

/** The filters that list exactly the users whom a figure counts, with `IDLE_DAYS` for idle. */
export const FIGURE_FILTERS: Readonly<Record<keyof UtilizationFigures, Partial<Filters>>> = {
  holders: { seat: 'yes' },
  active7: { seat: 'yes', duo: [{ kind: 'within', days: 7 }] },
  active30: { seat: 'yes', duo: [{ kind: 'within', days: 30 }] },
  active90: { seat: 'yes', duo: [{ kind: 'within', days: 90 }] },
  idle: { seat: 'yes', duo: [{ kind: 'older', days: IDLE_DAYS }] },
  never: { seat: 'yes', duo: [{ kind: 'never' }] },
  unknown: { seat: 'yes', duo: [{ kind: 'unknown' }] },
  heldByBlocked: { seat: 'yes', states: NOT_ACTIVE },
};

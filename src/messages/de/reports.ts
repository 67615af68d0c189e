import activity from './activity.json';
import exports from './exports.json';
import protection from './protection.json';
import reclaim from './reclaim.json';
import renewal from './renewal.json';
import utilisation from './utilisation.json';

/** German words of the activity, the overview, protected users, reclaiming and the renewal: they come with those. */
export const germanReports = {
  activity,
  exports,
  protection,
  reclaim,
  renewal,
  utilisation,
} as const;

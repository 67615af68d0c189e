import activity from './activity.json';
import exports from './exports.json';
import groupSeats from './groupSeats.json';
import reclaim from './reclaim.json';
import renewal from './renewal.json';
import overview from './overview.json';

/** The German messages of the report pages. */
export const germanReports = {
  activity,
  exports,
  groupSeats,
  reclaim,
  renewal,
  overview,
} as const;

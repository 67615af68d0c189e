import activity from './activity.json';
import exports from './exports.json';
import groupSeats from './groupSeats.json';
import reclaim from './reclaim.json';
import renewal from './renewal.json';
import overview from './overview.json';

/** The English messages of the report pages. */
export const englishReports = {
  activity,
  exports,
  groupSeats,
  reclaim,
  renewal,
  overview,
} as const;

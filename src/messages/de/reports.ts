import activity from './activity.json';
import emails from './emails.json';
import exports from './exports.json';
import groupSeats from './groupSeats.json';
import history from './history.json';
import usage from './usage.json';
import reclaim from './reclaim.json';
import renewal from './renewal.json';
import whoDecides from './whoDecides.json';
import overview from './overview.json';

/** The German messages of the report pages. */
export const germanReports = {
  activity,
  emails,
  exports,
  groupSeats,
  history,
  usage,
  reclaim,
  renewal,
  overview,
  whoDecides,
} as const;

import exports from './exports.json';
import reclaim from './reclaim.json';
import renewal from './renewal.json';
import utilisation from './utilisation.json';

/** German words of the overview, of reclaiming and of the renewal: they come with those pages. */
export const germanReports = { exports, reclaim, renewal, utilisation } as const;

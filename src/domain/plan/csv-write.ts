import { writeCsv as write } from '../../lib/csv';

/** The one writer of CSVs, under the name by which reports know it. */
export const writeCsv = write;

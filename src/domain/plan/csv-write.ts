export { writeCsv, type CsvCell } from '../../lib/csv';

import type { Measure } from './measure-table';

/** In words, in the order of the reports. */
export const LABELS: Readonly<Record<Measure, string>> = {
  script: 'JavaScript, gzip KB',
  firstRows: 'first rows, ms',
  firstRowsCpu: '  first rows, of work',
  afterCpu: 'work after it, ms',
  heap: 'heap, MB',
  sort: 'sort by name, ms',
  sortCpu: '  sort, of work',
  filter: 'filter by text, ms',
  filterCpu: '  filter, of work',
  clear: 'clear the filter, ms',
  clearCpu: '  clear, of work',
  selectAll: 'select all, ms',
  selectAllCpu: '  select all, of work',
  slowFrames: 'frames over 33 ms of 150',
  frameCpu: 'work a frame, ms',
  longest: 'longest task, ms',
  longestCpu: '  longest task, of work',
  heapAtEnd: 'heap at the end, MB',
};

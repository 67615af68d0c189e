/**
 * Charts, and what the overview, reclaiming and the renewal are made of: it comes with those pages, so that
 * the list of users does not grow by a byte of it.
 */
const REPORT_CODE = [
  /^node_modules\/(@mui\/x-|d3-)/,
  /^src\/(domain|features)\/(utilization|reclaim|renewal)\//,
  /^src\/app\/(report\/|pages\/(overview|reclaim|renewal)-)/,
  /^src\/messages\/[^/]+\/(exports|utilization|reclaim|renewal)\.json$/,
  /^src\/(ui\/(picture|chart-looks|export-menu)|lib\/svg-text|storage\/(snapshot-db|renewal-settings))\./,
];

/** Whether a module, by its path from the project's root, is only for those pages. */
export function isReportCode(module: string): boolean {
  return REPORT_CODE.some((pattern) => pattern.test(module));
}

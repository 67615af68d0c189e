/**
 * Charts, and the code of the overview, reclaim and renewal: it is loaded with those pages, so that the list of
 * users does not grow by a byte of it.
 */
const REPORT_CODE = [
  /^node_modules\/(@mui\/x-|d3-)/,
  /^src\/domain\/(utilization|reclaim|renewal)\//,
  /^src\/features\/(overview|reclaim|renewal)\//,
  /^src\/messages\/[^/]+\/(exports|overview|reclaim|renewal)\.json$/,
  /^src\/(ui\/charts\/|lib\/svg-text\.|storage\/(snapshot-db|renewal-settings)\.)/,
];

/** Whether a module, by its path from the project's root, is only for those pages. */
export function isReportCode(module: string): boolean {
  return REPORT_CODE.some((pattern) => pattern.test(module));
}

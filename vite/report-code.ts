/**
 * Charts, and the code of the overview, reclaim, renewal and history: it is loaded with those pages, so that the list of
 * users does not grow by a byte of it.
 */
const REPORT_CODE = [
  /^node_modules\/(@mui\/x-|d3-)/,
  // The strip over the list of users has the figures of the holders, and the days until the end; the address of
  // the list names periods and intensities of use.
  /^src\/domain\/(utilization\/(?!(utilization-figures|daily-snapshot|usage)\.)|reclaim\/|renewal\/(?!subscription-end\.))/,
  /^src\/features\/(overview|reclaim|renewal|history)\//,
  /^src\/features\/shared\/history\/trend-/,
  /^src\/messages\/[^/]+\/(exports|overview|reclaim|renewal)\.json$/,
  /^src\/(ui\/charts\/|lib\/svg-text\.|storage\/report-settings\.)/,
];

/** Whether a module, by its path from the project's root, is only for those pages. */
export function isReportCode(module: string): boolean {
  return REPORT_CODE.some((pattern) => pattern.test(module));
}

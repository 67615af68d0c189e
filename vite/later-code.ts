/**
 * What follows the first rows, in one file, so that a run cannot begin before all its code is there: the engine
 * of runs with all that is shown of them, plans, protected users, and each dialog and menu of the list of users.
 */
const LATER_CODE = [
  /[\\/]src[\\/]workspace[\\/](open-seat-changes|plans|protected-users|run-control)\.ts$/,
  /[\\/]src[\\/]domain[\\/]run[\\/](engine|recovery|report)[\\/](?!run-ports\.)/,
  /[\\/]src[\\/]app[\\/]layout[\\/]workspace-runs\.tsx$/,
  /[\\/]src[\\/]features[\\/]bulk[\\/]/,
];

/** Whether a module, by its path, is not loaded before the first rows. */
export function isLaterCode(module: string): boolean {
  return LATER_CODE.some((pattern) => pattern.test(module));
}

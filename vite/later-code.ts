/**
 * What follows the first rows, in one file, so that a run cannot begin before all its code is there: the engine
 * of runs with all that is shown of them, the history of seats, plans, protected users, and each dialog and menu of the list of users.
 */
const LATER_CODE = [
  /^src\/workspace\/(open-seat-changes|plans|protected-users|run-control)\.ts$/,
  /^src\/domain\/run\/(engine|recovery|report)\/(?!run-ports\.)/,
  /^src\/domain\/(plan|history)\//,
  // What changed since the last visit is recorded, and said, once all holders are there.
  /^src\/domain\/utilization\/daily-snapshot\.ts$/,
  /^src\/workspace\/seat-history\.ts$/,
  /^src\/storage\/(snapshot-db|seat-history-db|history-settings)\.ts$/,
  /^src\/features\/shared\/(use-snapshots|use-seat-past|history\/(?!trend-).*)\.tsx?$/,
  /^src\/storage\/(database|journal-db|protected-users-db)\.ts$/,
  /^src\/features\/shared\/(seats-notices|emails\/.*|who-decides\/.*)\.tsx?$/,
  /^src\/(domain\/who-decides|gitlab\/(who-decides|emails\/.*))\.ts$/,
  /^src\/app\/(user-list-tasks|layout\/(workspace-runs|account-menu-items))\.tsx$/,
  /^src\/features\/(bulk|user-list|protected-users)\//,
  /^src\/features\/shared\/seats-list\/(keys-dialog|details\/user-drawer|filters\/filter-(menu|editor)|usage\/usage-part)\.tsx$/,
  /^src\/features\/shared\/seats-list\/table\/(columns-menu|row-menu)\.tsx$/,
  /^src\/features\/seats\/(saved-views\/views-|export\/)/,
  /^src\/features\/sign-in\/(sign-in-again-dialog|lock\/(idle-warning|lock-menu))\.tsx$/,
  /^src\/features\/shared\/(dialog-frame|forget\/forget-dialog|plans\/follow-ups)\.tsx$/,
  // Menus, dialogs and their kin, and fields with them.
  /^node_modules\/@mui\/material\/(Menu|MenuItem|MenuList|Modal|Popover|Dialog|Drawer|Select|TextField)\//,
];

/** Whether a module, by its path from the project's root, is not loaded before the first rows. */
export function isLaterCode(module: string): boolean {
  return LATER_CODE.some((pattern) => pattern.test(module));
}

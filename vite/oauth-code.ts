/**
 * Signing in with GitLab, in one file: only those download it whose `config.json` names an application.
 */
const OAUTH_CODE = [
  /^node_modules\/oauth4webapi\//,
  /^src\/gitlab\/session\/oauth\/(?!oauth-grant\.|token-renewal\.)/,
  /^src\/features\/sign-in\/with-gitlab\//,
  /^src\/features\/sign-in\/again-with-gitlab\./,
];

/** Whether a module, by its path from the project's root, belongs to it. */
export function isOAuthCode(module: string): boolean {
  return OAUTH_CODE.some((pattern) => pattern.test(module));
}

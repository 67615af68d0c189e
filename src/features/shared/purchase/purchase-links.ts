/** Pages of GitLab's outside this instance. */
export const CUSTOMERS_PORTAL = 'https://customers.gitlab.com/';
export const SALES = 'https://about.gitlab.com/solutions/gitlab-duo-pro/sales/';
export const PRO_TRIAL =
  'https://about.gitlab.com/solutions/gitlab-duo-pro/sales/?toggle=gitlab-duo-pro';
export const ENTERPRISE_TRIAL =
  'https://about.gitlab.com/solutions/gitlab-duo-pro/sales/?type=free-trial&toggle=gitlab-duo-enterprise';

/** The page of the instance where an administrator synchronizes the subscription. */
export function subscriptionPage(instance: string): string {
  return `${instance}/admin/subscription`;
}

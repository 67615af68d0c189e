/** Where more seats come from. */
export const CUSTOMERS_PORTAL = 'https://customers.gitlab.com/';
export const SALES = 'https://about.gitlab.com/solutions/gitlab-duo-pro/sales/';

import oauth from './oauth.json';
import setup from './setup.json';

/** The German messages of signing in with GitLab, and of the page that helps to set that up. */
export const germanOAuth = { oauth, setup } as const;

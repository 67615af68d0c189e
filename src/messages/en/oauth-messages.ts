import oauth from './oauth.json';
import setup from './setup.json';

/** The English messages of signing in with GitLab, and of the page that helps to set that up. */
export const englishOAuth = { oauth, setup } as const;

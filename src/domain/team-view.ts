export const TEAM_ACTIVITIES = ['used-or-idle', 'hidden'] as const;

/**
 * A view without figures of single persons. `used-or-idle`: of each user it says whether they used GitLab Duo
 * lately, and no day. `hidden`: not even that.
 */
export type TeamView = { readonly activity: (typeof TEAM_ACTIVITIES)[number] };

import * as v from 'valibot';
import { TEAM_ACTIVITIES, type TeamView } from '../domain/team-view';
import { asText, createSetting } from '../lib/setting';

/* Settings that the page needs before sign-in. Those of the users table are in seat-settings.ts. */

/** The chosen language as it was written; null where none was chosen. */
export const languageSetting = createSetting('duo-seats:language', v.nullable(v.string()), null, {
  parse: asText,
  format: (choice) => choice,
});

/** After how many idle minutes the page locks: null for never, undefined where nothing was chosen. */
export const idleLockSetting = createSetting<number | null | undefined>(
  'duo-seats:idle-lock',
  v.pipe(
    v.string(),
    v.regex(/^(off|\d{1,3})$/),
    v.transform((text) => (text === 'off' ? null : Number(text))),
  ),
  undefined,
  { parse: asText, format: (minutes) => (minutes === undefined ? null : String(minutes ?? 'off')) },
);

const ALL_HOSTS = 'all-hosts';

/** Whether avatars may come from any host, or only from the GitLab that one is signed in to. */
export const allAvatarsSetting = createSetting(
  'duo-seats:pictures',
  v.pipe(
    v.literal(ALL_HOSTS),
    v.transform(() => true),
  ),
  false,
  { parse: asText, format: (isAllowed) => (isAllowed ? ALL_HOSTS : null) },
);

/** The chosen team view; null for none. */
export const teamViewSetting = createSetting<TeamView | null>(
  'duo-seats:team-view',
  v.pipe(
    v.picklist(TEAM_ACTIVITIES),
    v.transform((activity) => ({ activity })),
  ),
  null,
  { parse: asText, format: (view) => view?.activity ?? null },
);

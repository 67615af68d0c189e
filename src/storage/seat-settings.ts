import * as v from 'valibot';
import { createSetting, type Setting, type WebStorage } from '../lib/setting';

type LocalStorage = () => WebStorage;

/** Columns, density and dismissed notes of the users table; null for none. Its reader checks them. */
export function tableSetting(storage?: LocalStorage): Setting<unknown> {
  return createSetting<unknown>('duo-seats:seats-table', v.unknown(), null, { storage });
}

const View = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.minLength(1)),
  search: v.string(),
});

/** Filters and order under a name. `search` is what an address has after its `?`. */
type StoredView = v.InferOutput<typeof View>;
type StoredViews = { readonly views: readonly StoredView[]; readonly defaultId: string | null };

const Views = v.pipe(
  v.object({
    version: v.literal(1),
    views: v.array(v.unknown()),
    defaultId: v.fallback(v.nullable(v.string()), null),
  }),
  v.transform((stored): StoredViews => {
    // One unreadable view is no reason to lose the others.
    const views = stored.views.filter((view) => v.is(View, view));
    const isThere = views.some(({ id }) => id === stored.defaultId);
    return { views, defaultId: isThere ? stored.defaultId : null };
  }),
);

const NO_VIEWS: StoredViews = { views: [], defaultId: null };

/** The saved views of one group or instance: filters of one group rarely make sense in another. */
export function savedViewsSetting(
  instance: string,
  scope: string,
  storage?: LocalStorage,
): Setting<StoredViews> {
  return createSetting(`duo-seats:views:${instance} ${scope}`, Views, NO_VIEWS, {
    storage,
    format: (saved) => (saved.views.length === 0 ? null : JSON.stringify({ version: 1, ...saved })),
  });
}

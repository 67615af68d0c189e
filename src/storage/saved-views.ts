import * as v from 'valibot';

type LocalStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const View = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.minLength(1)),
  search: v.string(),
});
const Kept = v.object({
  version: v.literal(1),
  views: v.array(v.unknown()),
  defaultId: v.fallback(v.nullable(v.string()), null),
});

/** Filters and order under a name. `search` is what an address has after its `?`. */
type KeptView = v.InferOutput<typeof View>;
type KeptViews = { readonly views: readonly KeptView[]; readonly defaultId: string | null };

export type SavedViewsStorage = {
  read(): KeptViews;
  /** False when the browser does not keep it: then it lasts as long as the page. */
  write(views: KeptViews): boolean;
  /** Tells of changes made in other tabs. Returns the way to stop it. */
  subscribe(listener: () => void): () => void;
};

const NONE: KeptViews = { views: [], defaultId: null };

/** The saved views of one place on one GitLab: filters of one group rarely make sense in another. */
export function createSavedViewsStorage(
  instance: string,
  scope: string,
  storage: () => LocalStorage = () => localStorage,
): SavedViewsStorage {
  const key = `duo-seats:views:${instance} ${scope}`;
  return {
    read() {
      try {
        const read = v.safeParse(Kept, JSON.parse(storage().getItem(key) ?? 'null'));
        if (!read.success) return NONE;
        // One unreadable view is no reason to lose the others.
        const views = read.output.views.filter((view) => v.is(View, view));
        const { defaultId } = read.output;
        return { views, defaultId: views.some(({ id }) => id === defaultId) ? defaultId : null };
      } catch {
        return NONE;
      }
    },
    write({ views, defaultId }) {
      try {
        if (views.length === 0) storage().removeItem(key);
        else storage().setItem(key, JSON.stringify({ version: 1, views, defaultId }));
        return true;
      } catch {
        return false;
      }
    },
    subscribe(listener) {
      const listen = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      window.addEventListener('storage', listen);
      return () => window.removeEventListener('storage', listen);
    },
  };
}

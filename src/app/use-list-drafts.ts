import { useCallback, useEffect, useState } from 'react';
import type { ListSource } from '../features/user-list/imported-list';
import type { RunControl } from '../workspace/run-control';

/** What can be done with a list of users. */
export type ListTask = 'assign' | 'remove' | 'swap';

type Draft = { readonly source: ListSource | null; readonly planId: string | null };
type Drafts = Partial<Readonly<Record<ListTask, Draft>>>;

type ListDrafts = {
  readonly sourceOf: (task: ListTask) => ListSource | null;
  readonly keep: (task: ListTask, change: Partial<Draft>) => void;
  /** The list of one plan goes on as the list of another one, which replaces it. */
  readonly follow: (planId: string, next: string) => void;
};

/** The list of each task, kept while its plan is reviewed, until that plan is carried out. */
export function useListDrafts(runs: RunControl): ListDrafts {
  const [drafts, setDrafts] = useState<Drafts>({});

  useEffect(
    () =>
      runs.subscribe(() => {
        const planId = runs.getSnapshot().runner?.getSnapshot().planId;
        if (planId !== undefined) setDrafts((before) => without(before, planId));
      }),
    [runs],
  );

  const keep = useCallback((task: ListTask, change: Partial<Draft>) => {
    setDrafts((before) => {
      const draft = before[task] ?? { source: null, planId: null };
      return { ...before, [task]: { ...draft, ...change } };
    });
  }, []);
  const follow = useCallback((planId: string, next: string) => {
    setDrafts((before) =>
      Object.fromEntries(
        Object.entries(before).map(([task, draft]) => [
          task,
          draft.planId === planId ? { ...draft, planId: next } : draft,
        ]),
      ),
    );
  }, []);
  return { sourceOf: (task) => drafts[task]?.source ?? null, keep, follow };
}

/** The drafts that did not become this plan; the same object when none did. */
function without(drafts: Drafts, planId: string): Drafts {
  const left = Object.entries(drafts).filter(([, draft]) => draft.planId !== planId);
  return left.length === Object.keys(drafts).length ? drafts : Object.fromEntries(left);
}

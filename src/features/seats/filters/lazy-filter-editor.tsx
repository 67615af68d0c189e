import { lazy, Suspense } from 'react';
import { useOnceWanted } from '../../../ui/controls/use-once-opened';
import type { FilterEditorProps } from './filter-editor';

const load = () => import('./filter-editor');
const FilterEditor = lazy(async () => ({ default: (await load()).FilterEditor }));

/** Fetches the editors, when somebody is about to choose one. */
export function prepareFilterEditor(): void {
  // Offline for a moment: they are asked for again when they are needed.
  load().catch(() => undefined);
}

/** The form that sets one filter, whose code comes when it is opened for the first time. */
export function LazyFilterEditor(props: FilterEditorProps) {
  return useOnceWanted(props.field !== null) ? (
    <Suspense>
      <FilterEditor {...props} />
    </Suspense>
  ) : null;
}

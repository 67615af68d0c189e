import { useCallback, useState } from 'react';
import { layoutReducer, readLayout, type LayoutAction, type TableLayout } from './table-layout';

export type TableSettingsPort = {
  read(): unknown;
  /** False when it is not kept beyond the page. */
  write(value: unknown): boolean;
};

export type TableSettingsControl = {
  readonly layout: TableLayout;
  readonly dispatch: (action: LayoutAction) => void;
  /** The notes that somebody has read and closed. */
  readonly dismissed: readonly string[];
  readonly dismiss: (note: string) => void;
};

type Kept = { readonly layout: TableLayout; readonly dismissed: readonly string[] };

/** Notes about other GitLabs than somebody uses now are not worth keeping for ever. */
const MOST_DISMISSED = 20;

/** How this browser shows the table. */
export function useTableSettings(port: TableSettingsPort): TableSettingsControl {
  const [kept, setKept] = useState(() => readKept(port.read()));
  const setState = useCallback(
    (next: Kept) => {
      setKept(next);
      port.write({ version: 1, ...next });
    },
    [port],
  );
  const dispatch = useCallback(
    (action: LayoutAction) => {
      const layout = layoutReducer(kept.layout, action);
      if (layout !== kept.layout) setState({ ...kept, layout });
    },
    [kept, setState],
  );
  const dismiss = useCallback(
    (note: string) => {
      const dismissed = [...kept.dismissed, note].slice(-MOST_DISMISSED);
      setState({ ...kept, dismissed });
    },
    [kept, setState],
  );
  return { ...kept, dispatch, dismiss };
}

function readKept(value: unknown): Kept {
  const found: { readonly layout?: unknown; readonly dismissed?: unknown } =
    typeof value === 'object' && value !== null ? value : {};
  const dismissed: readonly unknown[] = Array.isArray(found.dismissed) ? found.dismissed : [];
  return {
    layout: readLayout(found.layout),
    dismissed: dismissed.filter((note) => typeof note === 'string'),
  };
}

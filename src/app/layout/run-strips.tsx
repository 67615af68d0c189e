import {
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react';
import { classNames } from '../../lib/class-names';
import { lazyPart } from '../../ui/layout/lazy-part';
import { useWorkspaces, type Workspace } from '../../workspace/workspace';
import styles from './run-strips.module.css';
import shell from './layout.module.css';

const WorkspaceRuns = lazyPart(async () => (await import('./workspace-runs')).WorkspaceRuns);

/** Between the page's head and what sticks below it, in px. */
const GAP = 8;

type RunStripsProps = {
  /** False as long as other code is needed first. A run that begins all the same is shown. */
  readonly isDue: boolean;
  /** Further notices that have to stay in view. */
  readonly children: ReactNode;
};

/** The runs of this session, on every page. */
export function RunStrips({ isDue, children }: RunStripsProps) {
  const workspaces = useWorkspaces();
  const all = useSyncExternalStore(workspaces.subscribe, workspaces.all);
  const ref = useRef<HTMLDivElement>(null);
  const hasBegun = useRunBegun(all);
  useStickyHeads(ref);
  return (
    <div ref={ref} className={classNames(shell.strips, styles.strips)} data-no-print>
      {children}
      {(isDue || hasBegun) && <WorkspaceRuns workspaces={all} />}
    </div>
  );
}

/** Whether a run was begun, or refused. */
function useRunBegun(all: readonly Workspace[]): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = all.map(({ runs }) => runs.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [all],
  );
  const isOne = useSyncExternalStore(subscribe, () =>
    all.some(({ runs }) => {
      const { runner, refused } = runs.getSnapshot();
      return runner !== null || refused !== null;
    }),
  );
  const [hasBegun, setHasBegun] = useState(false);
  if (isOne && !hasBegun) setHasBegun(true);
  return hasBegun;
}

/**
 * Keeps the strips below the header of the page, and the heads of tables below the strips. The heights of
 * both change, as their contents come and go.
 */
function useStickyHeads(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const strips = ref.current;
    const content = strips?.parentElement;
    const head = content?.previousElementSibling;
    if (!strips || !content || !(head instanceof HTMLElement)) return undefined;
    const observer = new ResizeObserver(() => {
      const { offsetHeight } = strips;
      const below = offsetHeight === 0 ? 0 : offsetHeight + GAP;
      strips.style.top = `${head.offsetHeight + GAP}px`;
      content.style.setProperty('--shell-head', `${head.offsetHeight + below}px`);
    });
    observer.observe(strips);
    observer.observe(head);
    return () => observer.disconnect();
  }, [ref]);
}

import {
  defaultRangeExtractor,
  useVirtualizer,
  useWindowVirtualizer,
  type Range,
} from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react';
import { pageBody } from '../layout/page-body';
import { useNarrowWindow } from '../layout/use-narrow-window';
import { usePrintedAt } from '../layout/use-printing';
import styles from './virtual-list.module.css';

type VirtualListProps<Item> = {
  /** The accessible name of the scrolling region. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => string | number;
  /** The content of an item. Nothing in it may take the focus: an item out of view is removed. */
  readonly children: (item: Item) => ReactNode;
};

/** In px; an item whose text wraps is measured. */
const ITEM_HEIGHT = 32;

/** A list that scrolls in a box of its own. Only the items in view are in the page. */
export function VirtualList<Item>({ label, items, itemKey, children }: VirtualListProps<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ITEM_HEIGHT,
    overscan: 8,
  });
  return (
    // Focusable, so that the arrow keys can scroll it.
    <div ref={box} role="region" aria-label={label} tabIndex={0} className={styles.box}>
      <ul style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <li
                key={itemKey(item)}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                {children(item)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** In px: what lies over the page at its top and at its bottom, as in the style sheets. */
const SCROLL_PADDING = { start: 140, end: 88, narrowEnd: 168 };

type PageRow = {
  /** Zero-based. */
  readonly index: number;
  /** In px below the top of the body; null where the rows just follow each other, as on paper. */
  readonly start: number | null;
};

type PageRowsOptions = {
  readonly count: number;
  /** Of each row, in px. */
  readonly height: number;
  /** The zero-based row that stays in the page because it has the focus; -1 for none. */
  readonly focused?: number;
  /** How many rows are printed; as many as are shown where not given. */
  readonly printed?: number;
};

type PageRows = {
  readonly rows: readonly PageRow[];
  /** For the body: as high as all rows together. */
  readonly style: CSSProperties | undefined;
  /** The page is being printed. */
  readonly printing: boolean;
  readonly scrollToRow: (row: number) => void;
};

/**
 * The rows of a long table that are near the window. The page itself scrolls, so zoom, find and touch work
 * as everywhere.
 * @param body holds the rows, which are positioned in it.
 */
export function usePageRows(
  body: RefObject<HTMLElement | null>,
  { count, height, focused = -1, printed = count }: PageRowsOptions,
): PageRows {
  const offset = useOffset(body);
  const printing = usePrintedAt() !== null;
  const isNarrow = useNarrowWindow();
  // Zoomed in, nothing stays in sight while the page scrolls.
  const isShort = window.innerHeight <= 420;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const near = defaultRangeExtractor(range);
      if (focused < 0 || focused >= range.count || near.includes(focused)) return near;
      return [...near, focused].sort((a, b) => a - b);
    },
    [focused],
  );
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: offset,
    ...(isShort
      ? {}
      : {
          scrollPaddingStart: SCROLL_PADDING.start,
          scrollPaddingEnd: isNarrow ? SCROLL_PADDING.narrowEnd : SCROLL_PADDING.end,
        }),
    rangeExtractor,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  const scrollToRow = useCallback((row: number) => virtualizer.scrollToIndex(row), [virtualizer]);
  return {
    rows: printing
      ? Array.from({ length: printed }, (_, index) => ({
          index,
          start: null,
        }))
      : virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start: start - offset })),
    style: printing ? undefined : { height: virtualizer.getTotalSize() },
    printing,
    scrollToRow,
  };
}

/** How far below the top of the page the rows begin, in px; anything that comes or goes above moves them. */
function useOffset(body: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setOffset((before) => (Math.abs(before - top) < 1 ? before : top));
    });
    observer.observe(pageBody());
    return () => observer.disconnect();
  }, [body]);
  return offset;
}

import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { SeatColumnId } from './columns';

/** In front of which column the dragged one would land; null for the end. */
export type ColumnDrag = { readonly column: SeatColumnId; readonly before: SeatColumnId | null };

/** A click moves the pointer less than this. */
const THRESHOLD_PX = 6;

/** Moves columns by dragging their headers with a mouse; a finger scrolls instead. */
export function useColumnDrag(
  head: RefObject<HTMLElement | null>,
  onMove: (column: SeatColumnId, before: SeatColumnId | null) => void,
) {
  const [drag, setDrag] = useState<ColumnDrag | null>(null);
  const dragged = useRef(false);

  function onPointerDown(column: SeatColumnId, event: PointerEvent): void {
    dragged.current = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const startX = event.clientX;
    let latest: ColumnDrag | null = null;

    function move({ clientX }: globalThis.PointerEvent) {
      if (latest === null && Math.abs(clientX - startX) < THRESHOLD_PX) return;
      dragged.current = true;
      latest = { column, before: columnAfter(head.current, clientX) };
      setDrag(latest);
    }
    function end(event: Event) {
      listen('removeEventListener');
      setDrag(null);
      if (event.type === 'pointerup' && latest) onMove(column, latest.before);
    }
    function key(event: KeyboardEvent) {
      if (event.key === 'Escape') end(event);
    }
    function listen(method: 'addEventListener' | 'removeEventListener') {
      window[method]('pointermove', move as EventListener);
      window[method]('pointerup', end);
      window[method]('pointercancel', end);
      window[method]('keydown', key as EventListener);
    }
    listen('addEventListener');
  }

  /** Whether the click that follows belongs to a drag. */
  function isDragEnd(): boolean {
    const was = dragged.current;
    dragged.current = false;
    return was;
  }

  return { drag, onPointerDown, isDragEnd };
}

function columnAfter(head: HTMLElement | null, x: number): SeatColumnId | null {
  for (const cell of head?.querySelectorAll<HTMLElement>('[data-name]') ?? []) {
    const { left, width } = cell.getBoundingClientRect();
    if (x < left + width / 2) return cell.dataset['name'] as SeatColumnId;
  }
  return null;
}

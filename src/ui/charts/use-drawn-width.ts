import { type RefObject, useEffect, useRef, useState } from 'react';

/** In px, until it is measured. */
const USUAL_WIDTH = 520;

/** The width of a drawing on the screen: drawn at that size, its text keeps its own. */
export function useDrawnWidth(): readonly [RefObject<SVGSVGElement | null>, number] {
  const drawing = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useEffect(() => {
    const element = drawing.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [drawing, width];
}

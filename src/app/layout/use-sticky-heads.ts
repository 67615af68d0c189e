import { useLayoutEffect, type RefObject } from 'react';

/** Between the page's head and what sticks below it, in px. */
const GAP = 8;

/**
 * Lets the strips stick below the head of the page, and heads of tables below the strips: both come and
 * go, and so change their height.
 */
export function useStickyHeads(ref: RefObject<HTMLElement | null>): void {
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

import { useLayoutEffect, useState } from 'react';
import { pageBody } from '../../../ui/layout/page-body';

/** Listened to on the document or the window by pages that are not in the document any more. */
const HEARD_OUTSIDE = ['keydown', 'keyup', 'paste', 'dragover', 'drop'] as const;

/**
 * Takes the whole page out of the document while `locked`: nothing of it is rendered, found, read out,
 * selected or printed then, and nothing of it is lost, since React keeps what is in it.
 * @returns the body that stands in its place, for what may be shown while locked.
 */
export function useLockScreen(locked: boolean, title: string): HTMLElement {
  const [screen] = useState(createScreen);
  useLayoutEffect(() => (locked ? replacePage(screen, title) : undefined), [locked, screen, title]);
  return screen;
}

function createScreen(): HTMLElement {
  const screen = document.createElement('body');
  for (const name of HEARD_OUTSIDE) {
    screen.addEventListener(name, (event) => {
      // No key of the page behind works, and no file that is dropped gets there or takes the page away.
      event.stopPropagation();
      if (name === 'dragover' || name === 'drop') event.preventDefault();
    });
  }
  return screen;
}

/** Answers how to put the page back as it was. */
function replacePage(screen: HTMLElement, title: string): () => void {
  const page = pageBody();
  const focused = document.activeElement;
  const { scrollX, scrollY } = window;
  // The tab's own title names groups.
  const titleBefore = document.title;
  page.replaceWith(screen);
  document.title = title;
  return () => {
    screen.replaceWith(page);
    document.title = titleBefore;
    window.scrollTo(scrollX, scrollY);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
}

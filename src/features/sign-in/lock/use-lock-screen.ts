import { useLayoutEffect, useState } from 'react';
import { pageBody } from '../../../ui/layout/page-body';

/** The page listens to these on the document or the window, even while it is not in the document. */
const GLOBAL_EVENTS = ['keydown', 'keyup', 'paste', 'dragover', 'drop'] as const;

/**
 * Takes the whole page out of the document while `locked`, so that it cannot be seen, searched, read aloud,
 * selected or printed. React keeps its state.
 * @returns the body that replaces it, for what is shown while locked.
 */
export function useLockScreen(locked: boolean, title: string): HTMLElement {
  const [screen] = useState(createScreen);
  useLayoutEffect(() => (locked ? replacePage(screen, title) : undefined), [locked, screen, title]);
  return screen;
}

function createScreen(): HTMLElement {
  const screen = document.createElement('body');
  for (const name of GLOBAL_EVENTS) {
    screen.addEventListener(name, (event) => {
      // Shortcuts of the page must not work, and a dropped file must neither reach it nor replace it.
      event.stopPropagation();
      if (name === 'dragover' || name === 'drop') event.preventDefault();
    });
  }
  return screen;
}

/** Returns how to put the page back. */
function replacePage(screen: HTMLElement, title: string): () => void {
  const page = pageBody();
  const focused = document.activeElement;
  const { scrollX, scrollY } = window;
  // The title of the tab can name a group.
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

import { useEffect, useRef } from 'react';

export type PanelKeys = {
  readonly search: () => void;
  readonly filter: () => void;
  readonly assign: () => void;
  readonly remove: () => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  readonly help: () => void;
};

/** In a text field a key is a letter, and an open dialog or menu has keys of its own. */
function hasOwnKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const typing = target.matches(
    'textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])',
  );
  return typing || target.closest('[role=dialog], [role=menu], [role=listbox]') !== null;
}

/** Single-key shortcuts for the actions of the page. */
export function usePanelKeys(keys: PanelKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || hasOwnKeys(event.target)) return;
      const action = actionOf(event, latest.current);
      if (!action) return;
      event.preventDefault();
      action();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: PanelKeys): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey) {
    // In the table this selects users, not the text of the page.
    const inGrid = event.target instanceof HTMLElement && event.target.closest('[role=grid]');
    return event.key === 'a' && inGrid ? keys.selectAll : undefined;
  }
  switch (event.key) {
    case '/':
      return keys.search;
    case 'f':
      return keys.filter;
    case 'a':
      return keys.assign;
    case 'r':
      return keys.remove;
    case 'Escape':
      return keys.clear;
    case '?':
      return keys.help;
    default:
      return undefined;
  }
}

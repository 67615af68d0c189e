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

/** Somebody who types means letters, and an open dialog or menu has keys of its own. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const typing = target.matches(
    'textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])',
  );
  return typing || target.closest('[role=dialog], [role=menu], [role=listbox]') !== null;
}

/** Single keys for what the page is for. */
export function usePanelKeys(keys: PanelKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || isElsewhere(event.target)) return;
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
    // All of the text on the page is not what anybody wants who is in the table.
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

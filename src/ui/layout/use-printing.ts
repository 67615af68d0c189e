import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** When the page began to be printed, in ms since 1970; null on the screen. */
export function usePrintedAt(): number | null {
  const [printedAt, setPrintedAt] = useState<number | null>(null);
  useEffect(() => {
    // The browser captures the page as soon as the event has been handled.
    const begin = () => flushSync(() => setPrintedAt(Date.now()));
    const end = () => setPrintedAt(null);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printedAt;
}

/** Prints in light colors, whatever the screen has. Returns how to stop. */
export function printInLight(): () => void {
  const root = document.documentElement;
  let scheme: string | undefined;
  const before = () => {
    scheme = root.dataset['theme'];
    root.dataset['theme'] = 'light';
  };
  const after = () => {
    if (scheme !== undefined) root.dataset['theme'] = scheme;
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

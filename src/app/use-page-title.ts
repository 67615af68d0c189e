import { useEffect } from 'react';

const PRODUCT = 'Duo Seats';

/** Names the page in the tab and for those who listen to it. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${PRODUCT}`;
    return () => {
      document.title = PRODUCT;
    };
  }, [title]);
}

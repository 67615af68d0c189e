import { useEffect } from 'react';

const PRODUCT = 'Duo Seats';

/** What the tab says. */
export const titleOf = (page: string) => `${page} · ${PRODUCT}`;

/** Names the page in the tab and for those who listen to it. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = titleOf(title);
    return () => {
      document.title = PRODUCT;
    };
  }, [title]);
}

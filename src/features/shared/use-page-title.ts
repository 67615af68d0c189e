import { useEffect } from 'react';

const PRODUCT = 'Duo Seats';

/** The title of the tab. */
export const titleOf = (page: string) => `${page} · ${PRODUCT}`;

/** Sets the title of the page in the tab, which screen readers announce. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = titleOf(title);
    return () => {
      document.title = PRODUCT;
    };
  }, [title]);
}

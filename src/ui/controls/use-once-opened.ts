import { useState } from 'react';

/** Whether something was wanted, now or before: from then on it stays, and its code with it. */
export function useOnceWanted(wanted: boolean): boolean {
  const [isWanted, setIsWanted] = useState(wanted);
  if (wanted && !isWanted) setIsWanted(true);
  return isWanted;
}

import { useEffect, useState } from 'react';

/**
 * When the page was last looked at again after it had been hidden (or the computer asleep) for at least
 * `awayMs`; null until that happens.
 */
export function useCameBack(awayMs: number): number | null {
  const [cameBack, setCameBack] = useState<number | null>(null);
  useEffect(() => {
    let lastSeen = Date.now();
    function check() {
      const now = Date.now();
      if (document.visibilityState === 'visible' && now - lastSeen >= awayMs) setCameBack(now);
      lastSeen = now;
    }
    // Timers stand still while a computer sleeps, so the first beat after it tells as well.
    const beat = setInterval(() => {
      if (document.visibilityState === 'visible') check();
    }, 15_000);
    document.addEventListener('visibilitychange', check);
    return () => {
      clearInterval(beat);
      document.removeEventListener('visibilitychange', check);
    };
  }, [awayMs]);
  return cameBack;
}

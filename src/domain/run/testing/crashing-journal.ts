import type { Journal, JournalRecord } from '../../journal/journal';
import { createMemoryJournal } from '../../journal/record-store';

/** At which write the page goes away, counted from 0, and whether that write still got through. */
export type Crash = { readonly write: number; readonly kept: boolean };

export type CrashingJournal = {
  /** What outlives the crashes. */
  readonly kept: Journal;
  /** The journal as one life of the page sees it; `crash` resolves when that life ends. */
  live(crash: Crash | null): { readonly journal: Journal; readonly crashed: Promise<'crashed'> };
};

/**
 * A journal that stops for good at a chosen write, as when the tab is closed: nothing after it happens
 * any more, since whoever writes waits for it.
 */
export function createCrashingJournal(): CrashingJournal {
  const kept = createMemoryJournal();
  return {
    kept,
    live(crash) {
      let writes = 0;
      let isOver = false;
      let end: (value: 'crashed') => void = () => undefined;
      const crashed = new Promise<'crashed'>((resolve) => {
        end = resolve;
      });
      const save = async (records: readonly JournalRecord[]): Promise<void> => {
        const isLast = crash !== null && writes === crash.write;
        writes += 1;
        if (isOver) return new Promise(() => undefined);
        if (!isLast || crash.kept) await kept.save(structuredClone(records));
        if (!isLast) return;
        isOver = true;
        end('crashed');
        return new Promise(() => undefined);
      };
      return { journal: { ...kept, durable: true, save }, crashed };
    },
  };
}

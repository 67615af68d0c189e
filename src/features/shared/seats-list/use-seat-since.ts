import { useEffect, useMemo, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { SeatSince, SeatSinceById } from '../../../domain/roster/seat-since';
import { useSession } from '../../../gitlab/session/session-context';
import { type Day, daysBetween, toDate } from '../../../lib/days';
import { type DayLabel, useDayLabel } from '../../../ui/data/relative-day';
import type { Workspace } from '../../../workspace/workspace';

/** What is said of a seat's start; undefined where nothing is known. */
export type SinceLabel = (since: SeatSince | undefined) => DayLabel;

/** What tells since when seats are held changes with snapshots, and with runs. */
export type SeatsKnown = {
  readonly purchaseId: string;
  readonly runs: Pick<Workspace['runs'], 'subscribe'>;
};

/** Since when the seats of a purchase are held. It is read once something is to show it; undefined until then. */
export function useSeatSince(
  { purchaseId, runs }: SeatsKnown,
  isWanted: boolean,
): SeatSinceById | undefined {
  const { instance } = useSession();
  const [seatSince, setSeatSince] = useState<SeatSinceById>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let left = false;
    let stop: () => void = () => undefined;
    async function follow() {
      const { followSeatSince } = await import('../history/seat-since');
      if (!left) stop = followSeatSince(instance, { purchaseId, runs }, setSeatSince);
    }
    // Without its code nothing is known, as on the first day.
    follow().catch(() => setSeatSince(new Map()));
    return () => {
      left = true;
      stop();
    };
  }, [isWanted, instance, purchaseId, runs]);
  return seatSince;
}

/** The label of a seat's start. The same function for the same day and language. */
export function useSinceLabel(today: Day): SinceLabel {
  const t = useTranslations('seats.since');
  const format = useFormatter();
  const dayLabel = useDayLabel(today);
  return useMemo(() => {
    const unknown: DayLabel = { ...dayLabel(undefined), title: t('unknownWhy') };
    const long = (day: Day) => format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
    return (since) => {
      if (since === undefined) return unknown;
      const { earliest, latest } = since;
      if (earliest === latest) return dayLabel(latest);
      const least = daysBetween(latest, today);
      if (earliest !== null) {
        return {
          text: t('between', { least, most: daysBetween(earliest, today) }),
          title: t('betweenWhy', { from: long(earliest), to: long(latest) }),
          kind: 'on',
        };
      }
      // Any seat is held for at least no days.
      if (least <= 0) return unknown;
      return {
        text: t('atLeast', { days: least }),
        title: t('atLeastWhy', { day: long(latest) }),
        kind: 'on',
      };
    };
  }, [t, format, dayLabel, today]);
}

import { writeCsv } from '../../lib/csv';
import type { Day } from '../../lib/days';
import { toJson } from '../../lib/to-json';
import type { Purchase } from '../purchase';
import type { UtilizationFigures } from './utilization-figures';

/** What the figures are about. */
type FiguresSubject = {
  readonly instance: string;
  readonly scope: string;
  readonly purchase: Purchase;
  readonly day: Day;
};

/** A line for each figure, with its completeness and when its users were read. */
export function figuresToCsv(figures: UtilizationFigures, { purchase }: FiguresSubject): string {
  const counters = [
    ['purchased', purchase.purchasedQuantity, 'yes', null],
    ['assigned', purchase.assignedQuantity, 'yes', null],
  ] as const;
  const counted = Object.entries(figures).map(
    ([name, { value, complete, asOf }]) =>
      [name, value, complete ? 'yes' : 'no', isoTime(asOf)] as const,
  );
  return writeCsv(['figure', 'value', 'complete', 'as_of'], [...counters, ...counted]);
}

export function figuresToJson(figures: UtilizationFigures, about: FiguresSubject): string {
  const counted = Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      { ...figure, asOf: isoTime(figure.asOf) },
    ]),
  );
  const file = { format: 'duo-seats-figures', version: 1, ...about, figures: counted };
  return toJson(file);
}

function isoTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

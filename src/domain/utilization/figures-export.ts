import { writeCsv } from '../../lib/csv';
import type { Purchase } from '../purchase';
import type { UtilizationFigures } from './utilization-figures';

/** What the figures are about. */
export type FiguresSubject = {
  readonly instance: string;
  readonly scope: string;
  readonly purchase: Purchase;
  readonly day: string;
};

/** A line for each figure, with its completeness and the time that it is from. */
export function figuresToCsv(figures: UtilizationFigures, about: FiguresSubject): string {
  const { purchase } = about;
  const counters = [
    ['purchased', purchase.purchasedQuantity, 'yes', null],
    ['assigned', purchase.assignedQuantity, 'yes', null],
  ] as const;
  const counted = Object.entries(figures).map(
    ([name, { value, complete, asOf }]) =>
      [name, value, complete ? 'yes' : 'no', asOf === null ? null : isoTime(asOf)] as const,
  );
  return writeCsv(['figure', 'value', 'complete', 'as_of'], [...counters, ...counted]);
}

export function figuresToJson(figures: UtilizationFigures, about: FiguresSubject): string {
  const counted = Object.fromEntries(
    Object.entries(figures).map(([name, { value, complete, asOf }]) => [
      name,
      { value, complete, asOf: asOf === null ? null : isoTime(asOf) },
    ]),
  );
  const file = { format: 'duo-seats-figures', version: 1, ...about, figures: counted };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}

import { useFormatter } from 'use-intl';

/** Numbers in a chart, as the page writes them: left alone, charts write them as the browser would. */
export function useChartNumbers(): {
  /** For an axis. */
  readonly tick: (value: number) => string;
  /** For a mark of a series, and what is shown when it is pointed at; null where there is nothing. */
  readonly mark: (value: number | null) => string | null;
} {
  const format = useFormatter();
  return {
    tick: (value) => format.number(value),
    mark: (value) => (value === null ? null : format.number(value)),
  };
}

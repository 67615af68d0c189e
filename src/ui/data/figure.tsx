import { useFormatter, useTranslations } from 'use-intl';
import { VisuallyHidden } from '../layout/visually-hidden';
import styles from './figure.module.css';
import { useTimeLabel } from '../layout/use-time-label';

/**
 * A number and how far it can be trusted. Each kind looks the same everywhere.
 * - `complete`: counted completely, just now.
 * - `partial`: counted over the users loaded so far; `total` is null where it is unknown.
 * - `estimated`: calculated, not counted.
 * - `stale`: was complete at `asOf`.
 * - `unknown`: this GitLab does not report it, or the request failed.
 * - `loading`: on its way.
 */
export type FigureValue =
  | { readonly kind: 'complete'; readonly value: number }
  | {
      readonly kind: 'partial';
      readonly value: number;
      readonly loaded: number;
      readonly total: number | null;
    }
  | { readonly kind: 'estimated'; readonly value: number }
  | { readonly kind: 'stale'; readonly value: number; readonly asOf: Date }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'loading' };

type FigureProps = {
  readonly figure: FigureValue;
  /** Leaves out the hidden label, where a visible one stands beside the figure. */
  readonly explained?: boolean;
};

/** A number that shows how far it can be trusted; takes the size and weight of the text around it. */
export function Figure({ figure, explained = false }: FigureProps) {
  const label = useFigureLabel()(figure);
  return (
    <span className={styles.figure}>
      <FigureDigits figure={figure} />
      {label !== null && !explained && (
        <>
          {' '}
          <VisuallyHidden>{label}</VisuallyHidden>
        </>
      )}
    </span>
  );
}

function FigureDigits({ figure }: { readonly figure: FigureValue }) {
  const format = useFormatter();
  switch (figure.kind) {
    case 'loading':
      return <span className={styles.loading} aria-hidden="true" />;
    case 'unknown':
      return (
        <span className={styles.unknown} aria-hidden="true">
          –
        </span>
      );
    case 'estimated':
      return (
        <>
          <span className={styles.approx} aria-hidden="true">
            ≈{' '}
          </span>
          {format.number(figure.value)}
        </>
      );
    default:
      return <span className={styles[figure.kind]}>{format.number(figure.value)}</span>;
  }
}

/** How far a figure can be trusted, in words; null for a complete one. */
export function useFigureLabel(): (figure: FigureValue) => string | null {
  const t = useTranslations('ui.figure');
  const time = useTimeLabel();
  return (figure) => {
    switch (figure.kind) {
      case 'complete':
        return null;
      case 'partial':
        return figure.total === null
          ? t('partialOpen', { loaded: figure.loaded })
          : t('partial', { loaded: figure.loaded, total: figure.total });
      case 'stale':
        return t('stale', { when: time(figure.asOf) });
      default:
        return t(figure.kind);
    }
  };
}

/** How far the list is read that the count comes from. */
export type CountState = {
  /** The first page is being read. */
  readonly waiting: boolean;
  /** Nothing could be read. */
  readonly failed: boolean;
  readonly loaded: number;
  /** Null while it is unknown. */
  readonly total: number | null;
  /** When the list was read (ms), if a newer one is being read; else null. */
  readonly staleSince: number | null;
};

/** A count as a figure that shows how far it can be trusted. */
export function countFigure(
  count: { readonly value: number; readonly complete: boolean },
  state: CountState,
): FigureValue {
  if (state.failed) return { kind: 'unknown' };
  if (state.waiting) return { kind: 'loading' };
  if (state.staleSince !== null) {
    return { kind: 'stale', value: count.value, asOf: new Date(state.staleSince) };
  }
  if (count.complete) return { kind: 'complete', value: count.value };
  return { kind: 'partial', value: count.value, loaded: state.loaded, total: state.total };
}

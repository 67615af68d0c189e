import { useFormatter } from 'use-intl';
import type { FigureValue } from './figure-value';
import styles from './figure.module.css';
import { useFigureLabel } from './use-figure-label';
import { VisuallyHidden } from '../layout/visually-hidden';

type FigureProps = {
  readonly figure: FigureValue;
  /** Leaves out the hidden words, where visible ones stand beside the figure. */
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

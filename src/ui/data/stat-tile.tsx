import type { ReactNode } from 'react';
import { ApproximateIcon, LoadingIcon, UnknownIcon, StaleIcon } from '../icons/list-icons';
import { classNames } from '../../lib/class-names';
import { Figure, type FigureValue, useFigureLabel } from './figure';
import styles from './stat-tile.module.css';

type StatRowProps = {
  /** The accessible name. */
  readonly label: string;
  /** `StatTile`s. */
  readonly children: ReactNode;
};

/** A card with figures side by side, or below each other where there is no room. */
export function StatRow({ label, children }: StatRowProps) {
  return (
    <div role="group" aria-label={label}>
      <dl className={styles.row}>{children}</dl>
    </div>
  );
}

type StatTileProps = {
  readonly label: string;
  readonly figure: FigureValue;
  /** Stands after the number in smaller type: "/ 500". */
  readonly suffix?: ReactNode;
  /** A short note under the number. How far the number can be trusted is said anyway. */
  readonly note?: ReactNode;
  /** A link or a small button in the last line. */
  readonly action?: ReactNode;
  /** Takes two columns; for the tile with the meter. */
  readonly wide?: boolean;
  /** Between number and note, such as a `Meter`. */
  readonly children?: ReactNode;
};

const STATE_ICONS = {
  partial: LoadingIcon,
  estimated: ApproximateIcon,
  stale: StaleIcon,
  unknown: UnknownIcon,
} as const;

/** One figure of a `StatRow`. */
export function StatTile(props: StatTileProps) {
  const { label, figure, suffix, note, action, wide = false, children } = props;
  return (
    <div className={classNames(styles.tile, wide && styles.wide)}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        <Figure figure={figure} explained={figure.kind !== 'loading'} />
        {suffix !== undefined && <span className={styles.suffix}>{suffix}</span>}
      </dd>
      <dd className={styles.rest}>
        {children !== undefined && <div className={styles.extra}>{children}</div>}
        <div className={styles.foot}>
          <FigureState figure={figure} />
          {note !== undefined && <span>{note}</span>}
          {action}
        </div>
      </dd>
    </div>
  );
}

function FigureState({ figure }: { readonly figure: FigureValue }) {
  const label = useFigureLabel()(figure);
  if (figure.kind === 'complete' || figure.kind === 'loading') return null;
  const Icon = STATE_ICONS[figure.kind];
  return (
    <span className={styles.state}>
      <Icon />
      {label}
    </span>
  );
}

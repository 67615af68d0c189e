import type { CSSProperties } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { type Fate, FATES, type RenewalOutcome } from '../../domain/renewal/simulate';
import styles from './fates-bar.module.css';

/** Who loses a seat, for whom that is uncertain, and who keeps it: as one bar, with its numbers below. */
export function FatesBar({ outcome }: { readonly outcome: RenewalOutcome }) {
  const { counts, losing, seats } = outcome;
  const t = useTranslations('renewal.fates');
  const format = useFormatter();
  const note = (fate: Fate) =>
    fate === 'uncertain' && losing.uncertain > 0 ? t('ofThem', { count: losing.uncertain }) : null;
  return (
    <div className={styles.fates}>
      <div className={styles.bar} aria-hidden="true">
        {FATES.filter((fate) => counts[fate] > 0).map((fate) => (
          <div key={fate} className={styles.part} data-fate={fate} style={grow(counts[fate])} />
        ))}
      </div>
      <ul className={styles.legend} aria-label={t('label', { seats })}>
        {FATES.map((fate) => (
          <li key={fate}>
            <span className={styles.mark} data-fate={fate} aria-hidden="true" />
            {t(fate)} <strong>{format.number(counts[fate])}</strong>
            {note(fate) !== null && <span className={styles.note}> {note(fate)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function grow(count: number): CSSProperties {
  return { flexGrow: count };
}

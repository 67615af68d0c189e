import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RunSnapshot } from '../../../domain/run/engine/run-snapshot';
import { RunStateLabel } from './run-state-label';
import styles from './single.module.css';
import { SingleNote } from './single-note';

/** Less than this is shown by the row itself. */
const PATIENCE_MS = 1_000;

/** The change of one user, once it takes long enough to ask oneself about it. */
export function SingleProgress({ run }: { readonly run: RunSnapshot }) {
  const t = useTranslations('bulk.run');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <SingleNote>
      <span className={styles.label}>
        {t(`doing.${run.action}`)} <RunStateLabel run={run} />
      </span>
    </SingleNote>
  );
}

import Button from '@mui/material/Button';
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DEFAULT_BOUNDS, type IntensityBounds } from '../../../domain/utilization/usage';
import { TextField } from '../../../ui/controls/field';
import styles from './bounds-control.module.css';
import { useIntensityBounds } from './use-usage-settings';

/** From how many events a week on use is heavy or regular: said, and to be changed for all pages. */
export function BoundsControl() {
  const t = useTranslations('usage.bounds');
  const [bounds, setBounds] = useIntensityBounds();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  function choose(next: IntensityBounds) {
    setBounds(next);
    setOpen(false);
  }
  return (
    <div className={styles.bounds}>
      <div className={styles.said}>
        <span>{t('said', bounds)}</span>
        <Button
          size="small"
          variant="text"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
          data-no-print
        >
          {t('change')}
        </Button>
      </div>
      {isOpen && <BoundsForm id={id} bounds={bounds} onChoose={choose} />}
    </div>
  );
}

type BoundsFormProps = {
  readonly id: string;
  readonly bounds: IntensityBounds;
  readonly onChoose: (bounds: IntensityBounds) => void;
};

const FIELDS = ['heavy', 'regular'] as const;

function BoundsForm({ id, bounds, onChoose }: BoundsFormProps) {
  const t = useTranslations('usage.bounds');
  const [typed, setTyped] = useState({
    heavy: String(bounds.heavy),
    regular: String(bounds.regular),
  });
  const [isWrong, setWrong] = useState(false);
  function submit(event: SubmitEvent) {
    event.preventDefault();
    const next = { heavy: Number(typed.heavy), regular: Number(typed.regular) };
    const fits = next.regular >= 1 && next.regular < next.heavy;
    setWrong(!fits);
    if (fits) onChoose(next);
  }
  return (
    <form id={id} className={styles.form} noValidate onSubmit={submit} data-no-print>
      {FIELDS.map((field) => (
        <div key={field} className={styles.field}>
          <TextField
            label={t(field)}
            help={t('unit')}
            value={typed[field]}
            inputMode="numeric"
            maxLength={5}
            invalid={isWrong}
            onChange={({ target }) => {
              setTyped({ ...typed, [field]: target.value.replace(/\D/g, '') });
            }}
          />
        </div>
      ))}
      <div className={styles.buttons}>
        <Button size="small" type="submit">
          {t('apply')}
        </Button>
        <Button size="small" variant="text" onClick={() => onChoose(DEFAULT_BOUNDS)}>
          {t('reset', DEFAULT_BOUNDS)}
        </Button>
      </div>
      {isWrong && (
        <p role="alert" className={styles.wrong}>
          {t('wrong')}
        </p>
      )}
    </form>
  );
}

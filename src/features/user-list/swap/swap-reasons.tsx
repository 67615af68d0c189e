import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReclaimReason } from '../../../domain/reclaim/candidates';
import { MAX_POLICY_DAYS } from '../../../domain/reclaim/policy';
import { SWAP_REASONS, type SwapRule } from './swap';
import styles from './swap-reasons.module.css';

type SwapReasonsProps = {
  readonly rule: SwapRule;
  readonly counts: Readonly<Record<ReclaimReason, number>>;
  readonly onRule: (rule: SwapRule) => void;
};

/** Which idle seats may be freed; the order on the screen is the order in which they are. */
export function SwapReasons({ rule, counts, onRule }: SwapReasonsProps) {
  const t = useTranslations('userList.swap');
  const [typed, setTyped] = useState(String(rule.idleDays));
  const days = readDays(typed);

  function toggle(reason: ReclaimReason, on: boolean) {
    const reasons = new Set(rule.reasons);
    if (on) reasons.add(reason);
    else reasons.delete(reason);
    onRule({ ...rule, reasons });
  }

  function type(next: string) {
    setTyped(next);
    const idleDays = readDays(next);
    if (idleDays !== null) onRule({ ...rule, idleDays });
  }

  return (
    <div className={styles.reasons} role="group" aria-label={t('order')}>
      {SWAP_REASONS.map((reason) => (
        <div key={reason} className={styles.reason}>
          <FormControlLabel
            control={
              <Checkbox
                checked={rule.reasons.has(reason)}
                onChange={(event) => toggle(reason, event.target.checked)}
              />
            }
            label={t(`reasons.${reason}`, { count: counts[reason], days: rule.idleDays })}
          />
          {reason === 'idle' && (
            <TextField
              className={styles.days ?? ''}
              fullWidth={false}
              value={typed}
              error={days === null}
              onChange={(event) => type(event.target.value)}
              slotProps={{
                htmlInput: { 'aria-label': t('days'), inputMode: 'numeric', maxLength: 4 },
                input: {
                  endAdornment: <InputAdornment position="end">{t('daysUnit')}</InputAdornment>,
                },
              }}
            />
          )}
        </div>
      ))}
      {days === null && (
        <p role="alert" className={styles.wrong}>
          {t('daysWrong', { max: MAX_POLICY_DAYS })}
        </p>
      )}
    </div>
  );
}

function readDays(text: string): number | null {
  const days = Number(text);
  return /^\d+$/.test(text.trim()) && days <= MAX_POLICY_DAYS ? days : null;
}

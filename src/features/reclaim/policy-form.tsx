import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { parseDays, type ReclaimPolicy } from '../../domain/reclaim/policy';
import { toDate } from '../../lib/days';
import styles from './reclaim-report.module.css';

type PolicyFormProps = {
  readonly policy: ReclaimPolicy;
  readonly onChange: (policy: ReclaimPolicy) => void;
  /** The day since which this browser knows new seats from old ones; null when it does not yet. */
  readonly seenSince: string | null;
  readonly protectedRules: number;
  readonly onEditProtected: () => void;
};

/** What idle means. Each change takes effect at once: nothing is sent from here. */
export function PolicyForm(props: PolicyFormProps) {
  const { policy, onChange, seenSince, protectedRules, onEditProtected } = props;
  const t = useTranslations('reclaim.policy');
  const format = useFormatter();
  const long = (day: string) =>
    format.dateTime(toDate(day), { dateStyle: 'long', timeZone: 'UTC' });
  const flag = (name: 'never' | 'idleInGitLab' | 'blocked') => (
    <FormControlLabel
      control={
        <Switch
          checked={policy[name]}
          onChange={(_event, checked) => onChange({ ...policy, [name]: checked })}
        />
      }
      label={t(name)}
    />
  );
  return (
    <fieldset className={styles.policy}>
      <legend>{t('legend')}</legend>
      <DaysField
        label={t('idleDays')}
        help={t('idleHelp')}
        value={policy.idleDays}
        onChange={(idleDays) => onChange({ ...policy, idleDays })}
      />
      <DaysField
        label={t('graceDays')}
        help={seenSince === null ? t('graceNone') : t('graceHelp', { since: long(seenSince) })}
        value={policy.graceDays}
        onChange={(graceDays) => onChange({ ...policy, graceDays })}
      />
      <div className={styles.flags}>
        {flag('never')}
        {flag('blocked')}
        {flag('idleInGitLab')}
        <p className={styles.quiet}>
          {t('protected', { count: protectedRules })}{' '}
          <Button size="small" variant="text" onClick={onEditProtected}>
            {t('editProtected')}
          </Button>
        </p>
      </div>
    </fieldset>
  );
}

type DaysFieldProps = {
  readonly label: string;
  readonly help: string;
  readonly value: number;
  readonly onChange: (days: number) => void;
};

/** Keeps what is typed while it is no number yet. */
function DaysField({ label, help, value, onChange }: DaysFieldProps) {
  const t = useTranslations('reclaim.policy');
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && parseDays(typed) === null;
  return (
    <TextField
      label={label}
      value={typed ?? String(value)}
      error={wrong}
      helperText={wrong ? t('wrongDays') : help}
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
      onChange={(event) => {
        const text = event.target.value;
        const days = parseDays(text);
        setTyped(text);
        if (days !== null) onChange(days);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

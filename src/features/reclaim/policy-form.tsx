import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import {
  type NamedPolicy,
  parseDays,
  type ReclaimPolicy,
  samePolicy,
  savePolicy,
  writePolicy,
} from '../../domain/reclaim/policy';
import { toDate } from '../../lib/days';
import { policiesSetting } from '../../storage/report-settings';
import { CopyButton } from '../../ui/controls/copy-button';
import styles from './reclaim.module.css';

type PolicyFormProps = {
  readonly policy: ReclaimPolicy;
  readonly onChange: (policy: ReclaimPolicy) => void;
  /** The day since which this browser can detect new seats; null while it cannot. */
  readonly seenSince: string | null;
  readonly protectedRules: number;
  readonly onEditProtected: () => void;
};

/** What counts as idle. A change takes effect at once. */
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

/** Keeps the typed text while it is not a number of days. */
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

type SavedPoliciesProps = {
  readonly policy: ReclaimPolicy;
  readonly onUse: (policy: ReclaimPolicy) => void;
};

/** The policies saved in this browser, and a link to the current one. */
export function SavedPolicies({ policy, onUse }: SavedPoliciesProps) {
  const t = useTranslations('reclaim.saved');
  const [saved, setSaved] = useState(policiesSetting.read);
  const [name, setName] = useState('');
  function save(next: readonly NamedPolicy[]) {
    setSaved(next);
    policiesSetting.write(next);
  }
  return (
    <div className={styles.saved} data-no-print>
      {saved.length > 0 && (
        <ul className={styles.chips} aria-label={t('label')}>
          {saved.map((one) => (
            <li key={one.name}>
              <Chip
                label={one.name}
                variant={samePolicy(one.policy, policy) ? 'filled' : 'outlined'}
                aria-pressed={samePolicy(one.policy, policy)}
                onClick={() => onUse(one.policy)}
                onDelete={() => save(saved.filter((other) => other !== one))}
                title={t('deleteHint')}
              />
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.saveForm}
        onSubmit={(event) => {
          event.preventDefault();
          save(savePolicy(saved, name, policy));
          setName('');
        }}
      >
        <TextField
          hiddenLabel
          placeholder={t('name')}
          value={name}
          slotProps={{ htmlInput: { 'aria-label': t('name'), maxLength: 80 } }}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" size="small" disabled={name.trim() === ''}>
          {t('save')}
        </Button>
        <CopyButton text={addressOf(policy)} label={t('copyLink')} variant="text" />
      </form>
    </div>
  );
}

/** This page's address with the whole policy, also where it is the default. */
function addressOf(policy: ReclaimPolicy): string {
  const url = new URL(window.location.href);
  url.search = writePolicy(policy, url.searchParams).toString();
  return url.href;
}

import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  type NamedPolicy,
  parseDays,
  type ReclaimPolicy,
  samePolicy,
  savePolicy,
  writePolicy,
} from '../../domain/reclaim/policy';
import type { UsagePeriod } from '../../domain/utilization/usage';
import { policiesSetting } from '../../storage/report-settings';
import { useTeamView } from '../shared/team-view/use-team-view';
import { CopyButton } from '../../ui/controls/copy-button';
import { CheckIcon } from '../../ui/icons/icons';
import styles from './reclaim.module.css';

type PolicyFormProps = {
  readonly policy: ReclaimPolicy;
  readonly onChange: (policy: ReclaimPolicy) => void;
  readonly protectedRules: number;
  /** Whether this GitLab may tell who uses Duo little. */
  readonly hasUsage: boolean;
  readonly onEditProtected: () => void;
};

/** What counts as idle, in one line. A change takes effect at once. */
export function PolicyForm(props: PolicyFormProps) {
  const { policy, onChange, protectedRules, hasUsage, onEditProtected } = props;
  const t = useTranslations('reclaim.policy');
  const isTeamView = useTeamView() !== null;
  const flag = (name: 'never' | 'idleInGitLab' | 'blocked' | 'light') => (
    <button
      type="button"
      role="switch"
      aria-checked={policy[name]}
      className={styles.flag}
      onClick={() => onChange({ ...policy, [name]: !policy[name] })}
    >
      {policy[name] && <CheckIcon />}
      {t(name)}
    </button>
  );
  return (
    <fieldset aria-label={t('legend')} className={styles.policy}>
      {isTeamView ? (
        <span className={styles.days}>{t('teamIdle', { days: policy.idleDays })}</span>
      ) : (
        <>
          <DaysField
            label={t('idleDays')}
            before={t('idleBefore')}
            value={policy.idleDays}
            onChange={(idleDays) => onChange({ ...policy, idleDays })}
          />
          {flag('never')}
        </>
      )}
      {flag('blocked')}
      {!isTeamView && flag('idleInGitLab')}
      {hasUsage && flag('light')}
      <DaysField
        label={t('graceDays')}
        before={t('graceBefore')}
        value={policy.graceDays}
        onChange={(graceDays) => onChange({ ...policy, graceDays })}
      />
      <button type="button" className={styles.flag} onClick={onEditProtected}>
        {t('editProtected', { count: protectedRules })}
      </button>
    </fieldset>
  );
}

/** The policy as a text, which paper has in place of its form. */
export function PrintedPolicy(props: Pick<PolicyFormProps, 'policy' | 'protectedRules'>) {
  const { idleDays, graceDays, never, blocked, idleInGitLab, light } = props.policy;
  const t = useTranslations('reclaim.policy');
  const flags = {
    never: `${never}`,
    blocked: `${blocked}`,
    inGitLab: `${idleInGitLab}`,
    light: `${light}`,
  };
  return (
    <p data-only-print>
      {t('printed', { idleDays, graceDays, rules: props.protectedRules, ...flags })}
    </p>
  );
}

type DaysFieldProps = {
  readonly label: string;
  /** In front of the number, in the label's words. */
  readonly before: string;
  readonly value: number;
  readonly onChange: (days: number) => void;
};

/** Keeps the typed text while it is not a number of days. */
function DaysField({ label, before, value, onChange }: DaysFieldProps) {
  const t = useTranslations('reclaim.policy');
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && parseDays(typed) === null;
  return (
    <span className={styles.days}>
      <span aria-hidden="true">{before}</span>
      <input
        aria-label={label}
        aria-invalid={wrong}
        inputMode="numeric"
        maxLength={4}
        value={typed ?? String(value)}
        onChange={(event) => {
          const text = event.target.value;
          const days = parseDays(text);
          setTyped(text);
          if (days !== null) onChange(days);
        }}
        onBlur={() => setTyped(null)}
      />
      <span aria-hidden="true">{t('daysAfter')}</span>
      {wrong && (
        <span role="alert" className={styles.wrong}>
          {t('wrongDays')}
        </span>
      )}
    </span>
  );
}

/** The button that opened the field has gone, and the focus with it. */
function focusField(field: HTMLInputElement | null) {
  field?.focus();
}

type SavedPoliciesProps = {
  readonly policy: ReclaimPolicy;
  /** The days that light use is about. */
  readonly period: UsagePeriod;
  readonly onUse: (policy: ReclaimPolicy) => void;
};

/** The policies saved in this browser, and a link to the current one. */
export function SavedPolicies({ policy, period, onUse }: SavedPoliciesProps) {
  const t = useTranslations('reclaim.saved');
  const [saved, setSaved] = useState(policiesSetting.read);
  const [name, setName] = useState('');
  const [isNaming, setNaming] = useState(false);
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
      {isNaming ? (
        <form
          className={styles.saveForm}
          onSubmit={(event) => {
            event.preventDefault();
            save(savePolicy(saved, name, policy));
            setName('');
            setNaming(false);
          }}
        >
          <TextField
            hiddenLabel
            inputRef={focusField}
            placeholder={t('name')}
            value={name}
            slotProps={{ htmlInput: { 'aria-label': t('name'), maxLength: 80 } }}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" size="small" disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </form>
      ) : (
        <Button size="small" variant="text" onClick={() => setNaming(true)}>
          {t('saveAs')}
        </Button>
      )}
      <CopyButton text={addressOf(policy, period)} label={t('copyLink')} variant="text" />
    </div>
  );
}

/** This page's address with the whole policy, also where it is the default. */
function addressOf(policy: ReclaimPolicy, period: UsagePeriod): string {
  const url = new URL(window.location.href);
  if (policy.light) url.searchParams.set('period', String(period));
  url.search = writePolicy(policy, url.searchParams).toString();
  return url.href;
}

import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { samePolicy, type NamedPolicy, type ReclaimPolicy } from '../../domain/reclaim/policy';
import { CopyButton } from '../../ui/controls/copy-button';
import styles from './reclaim-report.module.css';

type SavedPoliciesProps = {
  readonly saved: readonly NamedPolicy[];
  readonly policy: ReclaimPolicy;
  readonly onUse: (policy: ReclaimPolicy) => void;
  readonly onSave: (name: string) => void;
  readonly onDelete: (name: string) => void;
  /** The address of this page with the policy in it. */
  readonly address: string;
};

/** Policies kept in this browser under a name, and the link that carries the one in use elsewhere. */
export function SavedPolicies(props: SavedPoliciesProps) {
  const { saved, policy, onUse, onSave, onDelete, address } = props;
  const t = useTranslations('reclaim.saved');
  const [name, setName] = useState('');
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
                onDelete={() => onDelete(one.name)}
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
          onSave(name);
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
        <CopyButton text={address} label={t('copyLink')} variant="text" />
      </form>
    </div>
  );
}

import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { useId } from 'react';
import { useTranslations } from 'use-intl';

type KeepChoiceProps = {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** Whether the token may outlive a reload, in this tab only. */
export function KeepChoice({ checked, onChange }: KeepChoiceProps) {
  const t = useTranslations('signIn.keep');
  const helpId = useId();
  return (
    <div>
      <FormControlLabel
        label={t('label')}
        control={
          <Checkbox
            checked={checked}
            onChange={(event) => onChange(event.target.checked)}
            slotProps={{ input: { 'aria-describedby': helpId } }}
          />
        }
      />
      <FormHelperText id={helpId} sx={{ mt: 0, pl: '26px' }}>
        {t('help')}
      </FormHelperText>
    </div>
  );
}

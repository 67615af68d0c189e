import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { type ReactNode, type Ref, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { EntryField } from './entry-field';
import { FieldNotes } from './field-notes';
import type { SignInProblem } from './sign-in-problem';

type TokenFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: SignInProblem | null;
  readonly readOnly: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Stands under the field, and under its problem: it leads to a better token. */
  readonly help?: ReactNode;
};

/** The token, hidden until asked for. Nothing may complete, correct or remember it. */
export function TokenField({
  value,
  onChange,
  problem,
  readOnly,
  inputRef,
  help,
}: TokenFieldProps) {
  const t = useTranslations('signIn.token');
  const [shown, setShown] = useState(false);
  const id = useId();
  const ToggleIcon = shown ? HideIcon : ShowIcon;
  return (
    <EntryField
      id={id}
      label={t('label')}
      type={shown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      error={problem !== null}
      notes={<FieldNotes problem={problem} help={help} />}
      input={{
        ref: inputRef,
        readOnly,
        autoComplete: 'off',
        autoCorrect: 'off',
        autoCapitalize: 'none',
        spellCheck: false,
        'aria-required': true,
      }}
      endAdornment={
        <InputAdornment position="end">
          <IconButton
            size="small"
            edge="end"
            aria-label={t(shown ? 'hide' : 'show')}
            aria-controls={id}
            onClick={() => setShown(!shown)}
          >
            <ToggleIcon />
          </IconButton>
        </InputAdornment>
      }
    />
  );
}

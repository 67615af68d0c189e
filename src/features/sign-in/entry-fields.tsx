import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { type ReactNode, type Ref, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newTokenUrl, parseInstanceUrl } from '../../gitlab/session/instance-url';
import { ExternalLink } from '../../ui/controls/external-link';
import { FieldNotes } from './problem-label';
import type { SignInProblem } from './sign-in-problem';

type EntryFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly type: 'url' | 'text' | 'password';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: boolean;
  /** Shown under the field, and describes it. */
  readonly notes: ReactNode;
  readonly placeholder?: string;
  readonly endAdornment?: ReactNode;
  readonly input: NonNullable<OutlinedInputProps['inputProps']>;
};

/** MUI's TextField without its select: the menu would add much code to the first page. */
function EntryField(props: EntryFieldProps) {
  const { id, label, onChange, error, notes, input, ...rest } = props;
  const notesId = useId();
  const hasNotes = notes !== null && notes !== undefined && notes !== false;
  return (
    <FormControl fullWidth error={error}>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <OutlinedInput
        {...rest}
        id={id}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={hasNotes ? notesId : undefined}
        slotProps={{ input }}
      />
      {hasNotes && <FormHelperText id={notesId}>{notes}</FormHelperText>}
    </FormControl>
  );
}

type UrlFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: SignInProblem | null;
  readonly readOnly: boolean;
  /** It cannot be changed. */
  readonly locked?: boolean;
  readonly inputRef: Ref<HTMLInputElement>;
};

/** The address of the GitLab instance. */
export function UrlField(props: UrlFieldProps) {
  const { value, onChange, problem, readOnly, locked = false, inputRef } = props;
  const t = useTranslations('signIn.url');
  const id = useId();
  return (
    <EntryField
      id={id}
      label={t('label')}
      type="url"
      placeholder={t('placeholder')}
      value={value}
      onChange={onChange}
      error={problem !== null}
      notes={
        (problem !== null || locked) && (
          <FieldNotes problem={problem} {...(locked ? { help: t('locked') } : {})} />
        )
      }
      input={{
        ref: inputRef,
        readOnly,
        autoComplete: 'url',
        autoCapitalize: 'none',
        spellCheck: false,
        'aria-required': true,
      }}
    />
  );
}

type TokenFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: SignInProblem | null;
  readonly readOnly: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Shown under the field, also below a problem: how to create a token. */
  readonly help?: ReactNode;
};

/** The token, hidden by default. The browser must not complete, correct or remember it. */
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

type TokenHelpProps = {
  /** As typed, so it may be incomplete. */
  readonly url: string;
};

/** Names the scope that the token needs, and links to GitLab's page that creates one. */
export function TokenHelp({ url }: TokenHelpProps) {
  const t = useTranslations('signIn.token');
  const parsed = parseInstanceUrl(url);
  return (
    <>
      {t.rich('help', { code: (label) => <code>{label}</code> })}{' '}
      {parsed.ok ? (
        <ExternalLink href={newTokenUrl(parsed.url)}>{t('create')}</ExternalLink>
      ) : (
        t('createNeedsUrl')
      )}
    </>
  );
}

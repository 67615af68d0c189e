import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { type ReactNode, useId } from 'react';

type EntryFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly type: 'url' | 'text' | 'password';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: boolean;
  /** Stands under the field and describes it. */
  readonly notes: ReactNode;
  readonly placeholder?: string;
  readonly endAdornment?: ReactNode;
  readonly input: NonNullable<OutlinedInputProps['inputProps']>;
};

/** MUI's TextField without what only selects need: menus are much to load for a first page. */
export function EntryField(props: EntryFieldProps) {
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

import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '../../../ui/feedback/banner';
import { isNameTaken } from './saved-views';
import type { SavedViewsControl } from './use-saved-views';
import styles from './views.module.css';

type ViewNameDialogProps = {
  readonly views: SavedViewsControl;
  readonly scopeName: string;
  readonly onSave: (name: string, makeDefault: boolean) => void;
  readonly onClose: () => void;
};

/** Asks for the name of a new view. */
export function ViewNameDialog({ views, scopeName, onSave, onClose }: ViewNameDialogProps) {
  const t = useTranslations('seats.views');
  const dialog = useTranslations('ui.dialog');
  const id = useId();
  const [name, setName] = useState('');
  const [makeDefault, setMakeDefault] = useState(false);
  const taken = isNameTaken(views, name);
  const usable = name.trim() !== '' && !taken;
  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (usable) onSave(name.trim(), makeDefault);
        }}
      >
        <DialogTitle id={id}>{t('saveTitle')}</DialogTitle>
        <DialogContent className={styles.form ?? ''}>
          <NameField
            value={name}
            taken={taken}
            help={taken ? t('nameTaken') : t('nameHelp', { place: scopeName })}
            onChange={setName}
          />
          <FormControlLabel
            label={t('makeDefault')}
            control={
              <Checkbox
                checked={makeDefault}
                onChange={(event) => setMakeDefault(event.target.checked)}
              />
            }
          />
          {!views.kept && <Banner tone="caution">{t('notKept')}</Banner>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{dialog('cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!usable}>
            {t('saveAction')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

type NameFieldProps = {
  readonly value: string;
  readonly taken: boolean;
  readonly help: string;
  readonly onChange: (name: string) => void;
};

/** Takes the focus when the dialog opens: it is the only thing asked for. */
function NameField({ value, taken, help, onChange }: NameFieldProps) {
  const t = useTranslations('seats.views');
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <TextField
      label={t('name')}
      value={value}
      error={taken}
      helperText={help}
      onChange={(event) => onChange(event.target.value)}
      inputRef={ref}
      slotProps={{ htmlInput: { maxLength: 80, autoComplete: 'off' } }}
    />
  );
}

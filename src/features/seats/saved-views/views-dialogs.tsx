import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import LinkIcon from '@mui/icons-material/Link';
import StarIcon from '@mui/icons-material/Star';
import NoStarIcon from '@mui/icons-material/StarBorder';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '../../../ui/feedback/banner';
import { isNameTaken, type SavedView } from './saved-views';
import type { SavedViewsControl } from './use-saved-views';
import styles from './views.module.css';

type ViewsDialogProps = {
  readonly views: SavedViewsControl;
  readonly onLink: (view: SavedView) => void;
  readonly onClose: () => void;
};

/** All saved views: their names, the default, links, and the way to delete them. */
export function ViewsDialog({ views, onLink, onClose }: ViewsDialogProps) {
  const t = useTranslations('seats');
  const id = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={id}>
      <DialogTitle id={id}>{t('views.manageTitle')}</DialogTitle>
      <DialogContent>
        {!views.kept && <Banner tone="caution">{t('views.notKept')}</Banner>}
        {views.views.length === 0 && <p>{t('views.none')}</p>}
        <ul className={styles.list}>
          {views.views.map((view) => (
            <ViewLine key={view.id} view={view} views={views} onLink={onLink} />
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

type ViewLineProps = {
  readonly view: SavedView;
  readonly views: SavedViewsControl;
  readonly onLink: (view: SavedView) => void;
};

function ViewLine({ view, views, onLink }: ViewLineProps) {
  const t = useTranslations('seats.views');
  const [typed, setTyped] = useState(view.name);
  const isDefault = view.id === views.defaultId;
  const taken = isNameTaken(views, typed, view.id);
  const { name } = view;

  function rename() {
    if (taken || typed.trim() === '') setTyped(name);
    else if (typed.trim() !== name) views.dispatch({ type: 'rename', id: view.id, name: typed });
  }

  return (
    <li className={styles.view}>
      <TextField
        value={typed}
        error={taken}
        helperText={taken ? t('nameTaken') : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
        slotProps={{ htmlInput: { 'aria-label': t('rename', { name }), maxLength: 80 } }}
      />
      <IconButton
        aria-label={t('setDefault', { name })}
        aria-pressed={isDefault}
        title={t('setDefault', { name })}
        onClick={() => views.dispatch({ type: 'default', id: isDefault ? null : view.id })}
      >
        {isDefault ? <StarIcon /> : <NoStarIcon />}
      </IconButton>
      <IconButton
        aria-label={t('link', { name })}
        title={t('link', { name })}
        onClick={() => onLink(view)}
      >
        <LinkIcon />
      </IconButton>
      <IconButton
        aria-label={t('delete', { name })}
        title={t('delete', { name })}
        onClick={() => views.dispatch({ type: 'remove', id: view.id })}
      >
        <DeleteIcon />
      </IconButton>
    </li>
  );
}

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

/** Takes the focus when the dialog opens. */
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

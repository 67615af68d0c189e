import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../../domain/purchase';
import { GITLAB_ROLES } from '../../../../gitlab/use-members';
import styles from './filter-editor.module.css';

type EditorFormProps = {
  readonly title: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
};

/** The form around a filter's fields: Enter applies, Escape cancels. */
export function EditorForm({ title, onSubmit, children }: EditorFormProps) {
  const t = useTranslations('seats.filters');
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const controls = 'input:checked, input';
    ref.current?.querySelector<HTMLInputElement>(controls)?.focus();
  }, []);
  return (
    <form
      ref={ref}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <h2 className={styles.title}>{title}</h2>
      {children}
      <div className={styles.end}>
        <Button type="submit" variant="contained" size="small">
          {t('apply')}
        </Button>
      </div>
    </form>
  );
}

type ChoiceEditorProps = {
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  /** At most one value, instead of any number. */
  readonly single?: boolean;
  readonly hint?: string;
  readonly onApply: (chosen: readonly string[]) => void;
};

/** A few values to choose from; no value removes the filter. */
export function ChoiceEditor(props: ChoiceEditorProps) {
  const { title, options, single = false, hint, onApply } = props;
  const t = useTranslations('seats.filters');
  const [chosen, setChosen] = useState(props.chosen);
  const Box = single ? Radio : Checkbox;
  const shown = single ? [{ value: '', label: t('any') }, ...options] : options;
  function toggle(value: string, on: boolean) {
    const others = single ? [] : chosen.filter((one) => one !== value);
    setChosen(on && value !== '' ? [...others, value] : others);
  }
  return (
    <EditorForm title={title} onSubmit={() => onApply(chosen)}>
      <fieldset className={styles.group} aria-label={title}>
        {shown.map(({ value, label }) => (
          <FormControlLabel
            key={value}
            label={label}
            control={
              <Box
                name={title}
                checked={value === '' ? chosen.length === 0 : chosen.includes(value)}
                onChange={(event) => toggle(value, event.target.checked)}
              />
            }
          />
        ))}
      </fieldset>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </EditorForm>
  );
}

type RoleEditorProps = {
  readonly title: string;
  readonly scope: SeatScope;
  readonly role: string | null;
  readonly onApply: (role: string | null) => void;
};

/** The highest role in the group; choosing one loads its members. */
export function RoleEditor({ title, scope, role, onApply }: RoleEditorProps) {
  const t = useTranslations('seats.filters');
  const usual = GITLAB_ROLES.toReversed();
  const known = usual.find((one) => one.toLowerCase() === role?.toLowerCase()) ?? role;
  const roles: readonly string[] = known === null ? usual : [...new Set<string>([...usual, known])];
  const group = scope.kind === 'group' ? scope.name : '';
  return (
    <ChoiceEditor
      title={title}
      single
      options={roles.map((one) => ({ value: one, label: one }))}
      chosen={known === null ? [] : [known]}
      hint={`${t('roleHelp', { group })} ${t('roleLoads')}`}
      onApply={([chosen]) => onApply(chosen ?? null)}
    />
  );
}

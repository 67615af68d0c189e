import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EditorForm } from './editor-form';
import styles from './filter-editor.module.css';

type ChoiceEditorProps = {
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  /** One of them or none, instead of as many as one likes. */
  readonly single?: boolean;
  readonly hint?: string;
  readonly onApply: (chosen: readonly string[]) => void;
};

/** A few values to choose from; no value takes the filter away. */
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

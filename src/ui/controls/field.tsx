import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from '../../lib/class-names';
import styles from './field.module.css';

type TextFieldProps = Omit<ComponentProps<'input'>, 'id' | 'className'> & {
  /** Above the field. Without it, `aria-label` names the field. */
  readonly label?: string;
  /** In the field, before the text. */
  readonly icon?: ReactNode;
  /** Below the field; describes it. */
  readonly help?: string;
  readonly invalid?: boolean;
};

/** A field for a line of text. Without MUI, as it stands on the pages that come first. */
export function TextField({ label, icon, help, invalid = false, ...input }: TextFieldProps) {
  const id = useId();
  const describedBy = help === undefined ? {} : { 'aria-describedby': `${id}-help` };
  return (
    <div className={styles.field}>
      {label !== undefined && (
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={classNames(styles.box, invalid && styles.invalid)}>
        {icon !== undefined && <span className={styles.icon}>{icon}</span>}
        <input
          {...(invalid && { 'aria-invalid': true })}
          {...describedBy}
          {...input}
          id={id}
          className={styles.input}
        />
      </div>
      {help !== undefined && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}

type SelectFieldProps = {
  /** In the field, before the choice. */
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A choice among a few, by the browser's own list. */
export function SelectField({ label, choices, value, onChange }: SelectFieldProps) {
  return (
    <label className={classNames(styles.box, styles.choice)}>
      <span className={styles.what} aria-hidden="true">
        {label}:
      </span>
      <select
        aria-label={label}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

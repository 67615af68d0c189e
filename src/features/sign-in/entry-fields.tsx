import { type ComponentProps, type ReactNode, type Ref, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { newTokenUrl, parseInstanceUrl } from '../../gitlab/session/instance-url';
import { classNames } from '../../lib/class-names';
import { IconButton } from '../../ui/controls/button';
import { ExternalLink } from '../../ui/controls/external-link';
import { HideIcon, ShowIcon } from '../../ui/icons/icons';
import { FieldNotes } from './problem-label';
import styles from './sign-in-fields.module.css';
import type { SignInProblem } from './sign-in-problem';

type EntryFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
  readonly error: boolean;
  /** Shown under the field, and describes it. */
  readonly notes: ReactNode;
  /** A button in the field. */
  readonly end?: ReactNode;
} & Omit<ComponentProps<'input'>, 'id' | 'onChange'>;

/** A text field that must be filled in. Without MUI, as it stands on the first page. */
function EntryField(props: EntryFieldProps) {
  const { id, label, onChange, error, notes, end, ...input } = props;
  const notesId = useId();
  const hasNotes = notes !== null && notes !== undefined && notes !== false;
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={classNames(styles.box, error && styles.invalid)}>
        <input
          autoCapitalize="none"
          spellCheck={false}
          {...input}
          id={id}
          className={styles.input}
          onChange={(event) => onChange(event.target.value)}
          aria-required
          aria-invalid={error}
          aria-describedby={hasNotes ? notesId : undefined}
        />
        {end}
      </div>
      {hasNotes && (
        <p id={notesId} className={styles.help}>
          {notes}
        </p>
      )}
    </div>
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
      ref={inputRef}
      readOnly={readOnly}
      autoComplete="url"
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
      ref={inputRef}
      readOnly={readOnly}
      autoComplete="off"
      autoCorrect="off"
      end={
        <IconButton
          size="small"
          className={styles.toggle}
          aria-label={t(shown ? 'hide' : 'show')}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          <ToggleIcon />
        </IconButton>
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

type ChoiceProps = {
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

export function Choice({ label, help, checked, onChange }: ChoiceProps) {
  const helpId = useId();
  return (
    <div>
      <label className={styles.choice}>
        <input
          type="checkbox"
          className={styles.checkbox}
          checked={checked}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={helpId}
        />
        {label}
      </label>
      <p id={helpId} className={classNames(styles.help, styles.choiceHelp)}>
        {help}
      </p>
    </div>
  );
}

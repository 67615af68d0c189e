import { type Ref, useId } from 'react';
import { useTranslations } from 'use-intl';
import { EntryField } from './entry-field';
import { FieldNotes } from './field-notes';
import type { SignInProblem } from './sign-in-problem';

type UrlFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: SignInProblem | null;
  readonly readOnly: boolean;
  /** Nobody can choose another one here. */
  readonly locked?: boolean;
  readonly inputRef: Ref<HTMLInputElement>;
};

/** Which GitLab. */
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

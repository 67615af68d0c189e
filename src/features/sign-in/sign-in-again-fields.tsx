import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProblemBanner } from './problem-banner';
import styles from './sign-in-again-fields.module.css';
import { problemField, type SignInProblem } from './sign-in-problem';
import { TokenField } from './token-field';
import { TokenHelp } from './token-help';

type SignInAgainFieldsProps = {
  readonly formId: string;
  readonly instance: string;
  readonly username: string;
  readonly onSubmit: (token: string) => void;
  readonly pending: boolean;
  readonly problem: SignInProblem | null;
};

export function SignInAgainFields(props: SignInAgainFieldsProps) {
  const { formId, instance, username, onSubmit, pending, problem } = props;
  const t = useTranslations('signIn.again');
  const [token, setToken] = useState('');
  const [missing, setMissing] = useState<SignInProblem | null>(null);
  const tokenRef = useRef<HTMLInputElement>(null);

  const shown = pending ? null : (missing ?? problem);
  const beside = shown !== null && problemField(shown) === 'token' ? shown : null;

  // On opening, and again after each refusal.
  useEffect(() => {
    tokenRef.current?.focus();
  }, [shown]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (pending) return;
    const filled = token.trim();
    setMissing(filled === '' ? { code: 'token-missing' } : null);
    if (filled !== '') onSubmit(filled);
  }

  return (
    <form id={formId} className={styles.fields} noValidate onSubmit={submit}>
      <dl className={styles.facts}>
        <dt>{t('instance')}</dt>
        <dd>{instance}</dd>
        <dt>{t('user')}</dt>
        <dd>@{username}</dd>
      </dl>
      {shown !== null && beside === null && <ProblemBanner problem={shown} />}
      <TokenField
        value={token}
        onChange={setToken}
        problem={beside}
        readOnly={pending}
        inputRef={tokenRef}
        help={<TokenHelp url={instance} />}
      />
    </form>
  );
}

import Button from '@mui/material/Button';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { parseInstanceUrl } from '../../gitlab/session/instance-url';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import { KeepChoice } from './keep-choice';
import { PendingLabel } from './pending-label';
import { ProblemBanner } from './problem-banner';
import styles from './sign-in-fields.module.css';
import {
  isUnfamiliar,
  type ProblemField,
  problemField,
  type SignInProblem,
} from './sign-in-problem';
import { TokenField } from './token-field';
import { TokenHelp } from './token-help';
import { UrlField } from './url-field';

export type SignInEntry = {
  readonly url: string;
  readonly token: string;
  readonly keep: boolean;
};

type SignInFieldsProps = {
  readonly initialUrl: string;
  readonly urlLocked: boolean;
  readonly onSubmit: (entry: SignInEntry) => void;
  readonly pending: boolean;
  /** The answer to the last attempt. A new attempt that fails brings a new object. */
  readonly problem: SignInProblem | null;
  readonly onCheck: (() => void) | undefined;
};

/** What can be told without asking GitLab. */
function findProblem(url: string, token: string, sent: Sent | null): SignInProblem | null {
  const parsed = parseInstanceUrl(url);
  if (!parsed.ok) return { code: parsed.problem };
  if (token === '') return { code: 'token-missing' };
  const wasForAnother = sent?.token === token && sent.instance !== parsed.url;
  return wasForAnother ? { code: 'token-elsewhere' } : null;
}

/** What the last attempt sent where: a token meant for one GitLab must not go to another one. */
type Sent = { readonly instance: string; readonly token: string };

export function SignInFields(props: SignInFieldsProps) {
  const { initialUrl, urlLocked, onSubmit, pending, problem, onCheck } = props;
  const t = useTranslations('signIn');
  const shell = useTranslations('shell');
  const [url, setUrl] = useState(initialUrl);
  const [token, setToken] = useState('');
  const [keep, setKeep] = useState(false);
  const [ownProblem, setOwnProblem] = useState<SignInProblem | null>(null);
  const [settled, setSettled] = useState<SignInProblem | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const urlRef = useRef<HTMLInputElement>(null);
  const tokenRef = useRef<HTMLInputElement>(null);

  const current = ownProblem ?? problem;
  const shown = pending || current === settled ? null : current;
  const wrongField = shown === null ? null : problemField(shown);

  // The person stands at once where something is to be corrected.
  useEffect(() => {
    if (wrongField === 'url') urlRef.current?.focus();
    if (wrongField === 'token') tokenRef.current?.focus();
  }, [wrongField, shown]);

  function at(field: ProblemField): SignInProblem | null {
    return wrongField === field ? shown : null;
  }

  function edit(field: ProblemField, set: (value: string) => void) {
    return (value: string) => {
      set(value);
      if (wrongField === field) setSettled(shown);
    };
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (pending) return;
    const entry = { url: url.trim(), token: token.trim(), keep };
    const found = findProblem(url, entry.token, sent);
    setOwnProblem(found);
    if (found?.code === 'token-elsewhere') setToken('');
    if (found !== null) return;
    const parsed = parseInstanceUrl(url);
    if (parsed.ok) setSent({ instance: parsed.url, token: entry.token });
    onSubmit(entry);
  }

  const general = at('form');
  return (
    <form className={styles.fields} noValidate onSubmit={submit}>
      {general !== null && <ProblemBanner problem={general} />}
      <UrlField
        value={url}
        onChange={edit('url', setUrl)}
        problem={at('url')}
        readOnly={pending || urlLocked}
        locked={urlLocked}
        inputRef={urlRef}
      />
      <TokenField
        value={token}
        onChange={edit('token', setToken)}
        problem={at('token')}
        readOnly={pending}
        inputRef={tokenRef}
        help={<TokenHelp url={url} />}
      />
      <KeepChoice checked={keep} onChange={setKeep} />
      <Button
        type="submit"
        variant="contained"
        size="large"
        fullWidth
        aria-disabled={pending}
        startIcon={pending ? <BusyIcon /> : undefined}
      >
        {t('submit')}
      </Button>
      {onCheck && shown !== null && isUnfamiliar(shown) && (
        <div>
          <p>{t('check')}</p>
          <Button onClick={onCheck}>{shell('check')}</Button>
        </div>
      )}
      <PendingLabel>{pending ? t('pending') : null}</PendingLabel>
    </form>
  );
}

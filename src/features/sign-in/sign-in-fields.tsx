import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { parseInstanceUrl } from '../../gitlab/session/instance-url';
import { Button } from '../../ui/controls/button';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import { VisuallyHidden } from '../../ui/layout/visually-hidden';
import { ProblemBanner } from './problem-label';
import styles from './sign-in-fields.module.css';
import {
  isUnfamiliar,
  problemField,
  type ProblemField,
  type SignInProblem,
} from './sign-in-problem';
import { Choice, TokenField, TokenHelp, UrlField } from './entry-fields';

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
  /** Why the last attempt failed; a new object for each attempt. */
  readonly problem: SignInProblem | null;
  readonly onCheck: (() => void) | undefined;
};

/** Validates the fields before anything is sent to GitLab. */
function findProblem(url: string, token: string, sent: Sent | null): SignInProblem | null {
  const parsed = parseInstanceUrl(url);
  if (!parsed.ok) return { code: parsed.problem };
  if (token === '') return { code: 'token-missing' };
  const wasForAnother = sent?.token === token && sent.instance !== parsed.url;
  return wasForAnother ? { code: 'token-elsewhere' } : null;
}

/** What the last attempt sent where: the same token must not be sent to another GitLab. */
type Sent = { readonly instance: string; readonly token: string };

export function SignInFields(props: SignInFieldsProps) {
  const { initialUrl, urlLocked, onSubmit, pending, problem, onCheck } = props;
  const t = useTranslations('signIn');
  const shell = useTranslations('shell');
  const [url, setUrl] = useState(initialUrl);
  const [token, setToken] = useState('');
  const [keep, setKeep] = useState(false);
  const [ownProblem, setOwnProblem] = useState<SignInProblem | null>(null);
  const [dismissed, setDismissed] = useState<SignInProblem | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const urlRef = useRef<HTMLInputElement>(null);
  const tokenRef = useRef<HTMLInputElement>(null);

  const current = ownProblem ?? problem;
  const shown = pending || current === dismissed ? null : current;
  const wrongField = shown === null ? null : problemField(shown);

  // Puts the focus on the field to correct.
  useEffect(() => {
    if (wrongField === 'url') urlRef.current?.focus();
    if (wrongField === 'token') tokenRef.current?.focus();
  }, [wrongField, shown]);

  const problemAt = (wanted: ProblemField) => (wrongField === wanted ? shown : null);

  /** Editing a field dismisses its problem. */
  function edit(edited: ProblemField, set: (value: string) => void) {
    return (value: string) => {
      set(value);
      if (wrongField === edited) setDismissed(shown);
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

  const general = problemAt('form');
  return (
    <form className={styles.fields} noValidate onSubmit={submit}>
      {general !== null && <ProblemBanner problem={general} />}
      <UrlField
        value={url}
        onChange={edit('url', setUrl)}
        problem={problemAt('url')}
        readOnly={pending || urlLocked}
        locked={urlLocked}
        inputRef={urlRef}
      />
      <TokenField
        value={token}
        onChange={edit('token', setToken)}
        problem={problemAt('token')}
        readOnly={pending}
        inputRef={tokenRef}
        help={<TokenHelp url={url} />}
      />
      <Choice label={t('keep.label')} help={t('keep.help')} checked={keep} onChange={setKeep} />
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

/** Says to screen readers what is pending. It is always in the page, so that a change is announced. */
export function PendingLabel({ children }: { readonly children: string | null }) {
  return (
    <VisuallyHidden>
      <span role="status">{children}</span>
    </VisuallyHidden>
  );
}

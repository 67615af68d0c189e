import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../../lib/class-names';
import { Button } from '../../ui/controls/button';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import type { OAuthApplication } from '../../gitlab/app-config';
import type { Credential } from '../../gitlab/session/token-vault';
import { lazyPart } from '../../ui/layout/lazy-part';
import { loadOAuthMessages } from '../../messages/locale';
import { TokenField, TokenHelp } from './entry-fields';
import { ProblemBanner } from './problem-label';
import styles from './sign-in-fields.module.css';
import { problemField, type SignInProblem } from './sign-in-problem';

const AgainWithGitLab = lazyPart(
  async () => (await import('./again-with-gitlab')).AgainWithGitLab,
  null,
  { messages: loadOAuthMessages },
);

type SignInAgainDialogProps = {
  readonly open: boolean;
  readonly reason?: 'refused' | 'locked';
  /** The GitLab of the session; it cannot be changed here. */
  readonly instance: string;
  /** The user of the session. */
  readonly username: string;
  readonly onSubmit: (credential: Credential) => void;
  /** Signs in at GitLab itself; missing where this page is not registered there. */
  readonly application?: OAuthApplication | null;
  /** What the session was allowed to do. */
  readonly scope?: string;
  /** Ends the session. */
  readonly onSignOut: () => void;
  readonly pending: boolean;
  readonly problem: SignInProblem | null;
  /** Holds the dialog while the page is locked. */
  readonly container?: HTMLElement;
};

/**
 * Asks for a new token after the old one was refused (or forgotten by the lock). It closes only by signing in
 * or out, since no request would work without a token.
 */
export function SignInAgainDialog(props: SignInAgainDialogProps) {
  const {
    open,
    reason = 'refused',
    instance,
    username,
    onSubmit,
    onSignOut,
    pending,
    problem,
    container,
    application = null,
    scope = 'api',
  } = props;
  const [usesToken, setUsesToken] = useState(false);
  const byGitLab = usesToken ? null : application;
  const t = useTranslations('signIn.again');
  const lock = useTranslations('lock.locked');
  const tokenInstead = useTranslations('lock')('useToken');
  const locked = reason === 'locked';
  const id = useId();
  return (
    <Dialog
      open={open}
      maxWidth="xs"
      {...(container ? { container } : {})}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{locked ? lock('title') : t('title')}</DialogTitle>
      <DialogContent>
        <p id={`${id}-text`}>{locked ? lock('text') : t('text')}</p>
        <dl className={classNames(styles.facts, styles.again)}>
          <dt>{t('instance')}</dt>
          <dd>{instance}</dd>
          <dt>{t('user')}</dt>
          <dd>@{username}</dd>
        </dl>
        {byGitLab ? (
          <div className={styles.again}>
            {problem !== null && !pending && <ProblemBanner problem={problem} />}
            <AgainWithGitLab
              application={byGitLab}
              scope={scope}
              pending={pending}
              onCredential={onSubmit}
            />
          </div>
        ) : (
          <SignInAgainFields
            formId={`${id}-form`}
            instance={instance}
            onSubmit={(token) => onSubmit({ token })}
            pending={pending}
            problem={problem}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button aria-disabled={pending} onClick={pending ? undefined : onSignOut}>
          {t('signOut')}
        </Button>
        {byGitLab ? (
          <Button onClick={() => setUsesToken(true)}>{tokenInstead}</Button>
        ) : (
          <Button
            type="submit"
            form={`${id}-form`}
            variant="contained"
            aria-disabled={pending}
            startIcon={pending ? <BusyIcon /> : undefined}
          >
            {t('submit')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

type SignInAgainFieldsProps = {
  readonly formId: string;
  readonly instance: string;
  readonly onSubmit: (token: string) => void;
  readonly pending: boolean;
  readonly problem: SignInProblem | null;
};

function SignInAgainFields(props: SignInAgainFieldsProps) {
  const { formId, instance, onSubmit, pending, problem } = props;
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
    <form
      id={formId}
      className={classNames(styles.fields, styles.again)}
      noValidate
      onSubmit={submit}
    >
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

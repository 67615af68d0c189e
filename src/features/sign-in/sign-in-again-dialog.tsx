import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { BusyIcon } from '../../ui/feedback/busy-icon';
import { SignInAgainFields } from './sign-in-again-fields';
import type { SignInProblem } from './sign-in-problem';

type SignInAgainDialogProps = {
  readonly open: boolean;
  /** Why: GitLab refused the token, or the page was locked and forgot it. */
  readonly reason?: 'refused' | 'locked';
  /** The GitLab of the work behind; it cannot be changed here. */
  readonly instance: string;
  /** Whose work it is. */
  readonly username: string;
  readonly onSubmit: (token: string) => void;
  /** Gives the work behind up. */
  readonly onSignOut: () => void;
  readonly pending: boolean;
  readonly problem: SignInProblem | null;
  /** Where it is shown, where that is not above the page. */
  readonly container?: HTMLElement;
};

/**
 * After the token was refused or forgotten in the middle of work: a new one, in place. It closes only by signing
 * in or out, since nothing behind it would work.
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
  } = props;
  const t = useTranslations('signIn.again');
  const lock = useTranslations('lock.locked');
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
        <SignInAgainFields
          formId={`${id}-form`}
          instance={instance}
          username={username}
          onSubmit={onSubmit}
          pending={pending}
          problem={problem}
        />
      </DialogContent>
      <DialogActions>
        <Button aria-disabled={pending} onClick={pending ? undefined : onSignOut}>
          {t('signOut')}
        </Button>
        <Button
          type="submit"
          form={`${id}-form`}
          variant="contained"
          aria-disabled={pending}
          startIcon={pending ? <BusyIcon /> : undefined}
        >
          {t('submit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

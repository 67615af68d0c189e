import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Banner } from '../../ui/feedback/banner';
import { DangerIcon } from '../../ui/icons/icons';
import styles from './sign-in-fields.module.css';
import type { SignInProblem } from './sign-in-problem';

type ProblemLabel = {
  /** What happened. */
  readonly title: string;
  /** What it means. */
  readonly text: string;
  /** What to do. */
  readonly action: string;
};

function useProblemLabel(): (problem: SignInProblem) => ProblemLabel {
  const t = useTranslations('errors.signIn');
  const format = useFormatter();
  return (problem) => ({
    title: t(`${problem.code}.title`),
    text: t(`${problem.code}.text`, {
      count: problem.code === 'token-scope' ? problem.scopes.length : 0,
      scopes: problem.code === 'token-scope' ? format.list(problem.scopes) : '',
      username: problem.code === 'token-other-user' ? problem.username : '',
      status: problem.code === 'server-error' ? String(problem.status ?? 'none') : 'none',
    }),
    action: t(`${problem.code}.action`),
  });
}

/** A problem that concerns no single field. */
export function ProblemBanner({ problem }: { readonly problem: SignInProblem }) {
  const { title, text, action } = useProblemLabel()(problem);
  const t = useTranslations('errors');
  return (
    <Banner tone="danger" title={title}>
      {text} {action}
      {problem.said !== undefined && (
        <div style={{ overflowWrap: 'anywhere' }}>{t('said', { said: problem.said })}</div>
      )}
      {problem.requestId !== undefined && (
        <div>
          <code>{t('requestId', { requestId: problem.requestId })}</code>
        </div>
      )}
    </Banner>
  );
}

type FieldNotesProps = {
  readonly problem: SignInProblem | null;
  readonly help?: ReactNode;
};

/** Shown under a field: its problem, then its help text. */
export function FieldNotes({ problem, help }: FieldNotesProps) {
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} />}
      {help !== undefined && <span className={styles.note}>{help}</span>}
    </>
  );
}

function ProblemNote({ problem }: { readonly problem: SignInProblem }) {
  const { title, text, action } = useProblemLabel()(problem);
  return (
    <span className={styles.note}>
      <span className={styles.problem}>
        <DangerIcon className={styles.icon} />
        {title}.
      </span>{' '}
      {text} {action}
    </span>
  );
}

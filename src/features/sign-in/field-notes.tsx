import ProblemIcon from '@mui/icons-material/ErrorOutlineOutlined';
import type { ReactNode } from 'react';
import styles from './field-notes.module.css';
import type { SignInProblem } from './sign-in-problem';
import { useProblemLabel } from './use-problem-label';

type FieldNotesProps = {
  readonly problem: SignInProblem | null;
  readonly help?: ReactNode;
};

/** What stands under a field: its problem, then what helps in any case. */
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
      <span className={styles.title}>
        <ProblemIcon className={styles.icon} fontSize="inherit" aria-hidden="true" />
        {title}.
      </span>{' '}
      {text} {action}
    </span>
  );
}

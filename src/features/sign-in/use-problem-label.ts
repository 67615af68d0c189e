import { useFormatter, useTranslations } from 'use-intl';
import type { SignInProblem } from './sign-in-problem';

export type ProblemLabel = {
  /** What happened. */
  readonly title: string;
  /** What it means. */
  readonly text: string;
  /** What to do. */
  readonly action: string;
};

export function useProblemLabel(): (problem: SignInProblem) => ProblemLabel {
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

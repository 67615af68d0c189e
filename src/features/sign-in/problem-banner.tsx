import { useTranslations } from 'use-intl';
import { Banner } from '../../ui/feedback/banner';
import type { SignInProblem } from './sign-in-problem';
import { useProblemLabel } from './use-problem-label';

/** A problem of signing in as a whole. */
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

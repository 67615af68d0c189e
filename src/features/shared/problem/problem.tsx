import { useTranslations } from 'use-intl';
import { PageButton } from '../../../ui/controls/page-button';
import { Button } from '../../../ui/controls/button';
import type { GatewayError } from '../../../domain/gateway-error';
import { useRetryOnceSignedIn } from '../../../gitlab/session/session-context';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { ProblemIllustration } from '../../../ui/feedback/illustrations';
import { ErrorFacts } from './error-facts';

type ProblemProps = {
  readonly error: GatewayError;
  readonly onRetry: () => void;
  /** What failed; by default the title of the error's kind. */
  readonly title?: string;
};

/** An error of GitLab, as a page or a part of one: what happened, what it means, what to do. */
export function Problem({ error, onRetry, title }: ProblemProps) {
  const t = useTranslations('errors');
  const shell = useTranslations('shell');
  const { kind } = error;
  useRetryOnceSignedIn(kind === 'auth', onRetry);
  const { limit = 0, said, status } = error.details;
  // 403 has many reasons (maintenance, terms, too many addresses): GitLab's message says which.
  const what = kind === 'permission' && status === 403 ? 'refused' : kind;
  return (
    <div role="alert">
      <EmptyState
        title={title ?? t(`gateway.${what}.title`)}
        illustration={<ProblemIllustration />}
        actions={
          <>
            <Button variant="contained" onClick={onRetry}>
              {shell('again')}
            </Button>
            {isUnfamiliar(error) && <PageButton to="/check">{shell('check')}</PageButton>}
          </>
        }
      >
        {title !== undefined && <p>{t(`gateway.${what}.title`)}.</p>}
        <p>{what === 'limit' ? t('gateway.limit.text', { limit }) : t(`gateway.${what}.text`)}</p>
        <p>{t(`gateway.${what}.action`)}.</p>
        {said !== undefined && <p style={{ overflowWrap: 'anywhere' }}>{t('said', { said })}</p>}
        <ErrorFacts error={error} />
      </EmptyState>
    </div>
  );
}

/** An unexpected response: the check can find out more. */
function isUnfamiliar({ kind, details }: GatewayError): boolean {
  return kind === 'schema' || (kind === 'server' && details.status === undefined);
}

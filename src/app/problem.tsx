import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useTranslations } from 'use-intl';
import type { GatewayError } from '../domain/gateway-error';
import { EmptyState } from '../ui/empty-state';
import { ProblemIllustration } from '../ui/illustration-problem';
import { ErrorFacts } from './error-facts';

type ProblemProps = {
  readonly error: GatewayError;
  readonly onRetry: () => void;
  /** What could not be done; else the kind of the error speaks for itself. */
  readonly title?: string;
};

/** An error of the door to GitLab as a page or a part of one: what happened, what it means, what to do. */
export function Problem({ error, onRetry, title }: ProblemProps) {
  const t = useTranslations('errors');
  const shell = useTranslations('shell');
  const { kind } = error;
  const { limit = 0, quoted = false } = error.details;
  return (
    <div role="alert">
      <EmptyState
        title={title ?? t(`gateway.${kind}.title`)}
        illustration={<ProblemIllustration />}
        actions={
          <>
            <Button variant="contained" onClick={onRetry}>
              {shell('again')}
            </Button>
            {isUnfamiliar(error) && (
              <Button component={Link} to="/check">
                {shell('check')}
              </Button>
            )}
          </>
        }
      >
        {title !== undefined && <p>{t(`gateway.${kind}.title`)}.</p>}
        <p>{kind === 'limit' ? t('gateway.limit.text', { limit }) : t(`gateway.${kind}.text`)}</p>
        <p>{t(`gateway.${kind}.action`)}.</p>
        {quoted && <p>{t('answer', { answer: error.message })}</p>}
        <ErrorFacts error={error} />
      </EmptyState>
    </div>
  );
}

/** An answer in a way that the app does not know, which the check can tell more about. */
function isUnfamiliar({ kind, details }: GatewayError): boolean {
  return kind === 'schema' || (kind === 'server' && details.status === undefined);
}

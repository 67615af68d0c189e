import { useTranslations } from 'use-intl';
import type { Roster } from '../../../domain/roster/roster-options';
import type { RosterFailure } from '../../../domain/roster/roster-snapshot';
import { Button } from '../../../ui/controls/button';
import { EmptyState } from '../../../ui/feedback/empty-state';

type RosterFailedProps = {
  readonly roster: Pick<Roster, 'retry'>;
  readonly failure: RosterFailure;
};

/** In place of the users where none could be loaded: it is not known whether there are any. */
export function RosterFailed({ roster, failure }: RosterFailedProps) {
  const t = useTranslations('seats');
  const errors = useTranslations('errors');
  const { kind, requestId, said } = failure;
  return (
    <div role="alert">
      <EmptyState
        title={t('failedTitle')}
        actions={
          <Button variant="contained" onClick={() => roster.retry()}>
            {t('retry')}
          </Button>
        }
      >
        <p>{errors(`gateway.${kind}.title`)}.</p>
        {kind !== 'limit' && <p>{errors(`gateway.${kind}.text`)}</p>}
        {said !== undefined && (
          <p style={{ overflowWrap: 'anywhere' }}>{errors('said', { said })}</p>
        )}
        {requestId !== null && <p>{errors('requestId', { requestId })}</p>}
      </EmptyState>
    </div>
  );
}

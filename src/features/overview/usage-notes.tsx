import { Link } from 'react-router-dom';
import { useFormatter, useTranslations } from 'use-intl';
import type { Usage, UserUsage } from '../../domain/utilization/usage';
import type { UsageSummary } from '../../domain/utilization/usage-summary';
import type { SeatsLink } from '../shared/purchase/seats-link';

/** How many are named. */
const MOST_NAMES = 5;

type UsageNotesProps = {
  readonly usage: Usage;
  readonly summary: UsageSummary;
  readonly link: SeatsLink;
};

/** Who uses Duo without a seat, and what cannot be told. */
export function UsageNotes({ usage, summary, link }: UsageNotesProps) {
  const t = useTranslations('overview.usage');
  const format = useFormatter();
  const { candidates, others } = summary;
  const { accounts, events } = usage.deleted;
  const names = (users: readonly UserUsage[]) =>
    format.list([
      ...users.slice(0, MOST_NAMES).map(({ name }) => name),
      ...(users.length > MOST_NAMES ? [t('more', { count: users.length - MOST_NAMES })] : []),
    ]);
  return (
    <>
      {candidates.length > 0 && (
        <p>
          {t('candidates', { count: candidates.length, names: names(candidates) })}{' '}
          <Link
            to={link({ seat: 'no', use: [{ feature: null, kind: 'over', events: 0 }] })}
            data-no-print
          >
            {t('assignThem')}
          </Link>
        </p>
      )}
      {others.length > 0 && <p>{t('others', { count: others.length, names: names(others) })}</p>}
      {events > 0 && (
        <p>
          {t(usage.source === 'events' ? 'deletedEvents' : 'deleted', { count: accounts, events })}
        </p>
      )}
      <p>{t('meaning')}</p>
    </>
  );
}

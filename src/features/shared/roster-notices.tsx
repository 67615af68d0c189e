import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import type { Roster } from '../../domain/roster/roster-options';
import type { RosterSnapshot } from '../../domain/roster/roster-snapshot';
import { Banner } from '../../ui/feedback/banner';

type RosterNoticesProps = {
  readonly roster: Roster;
  readonly snapshot: RosterSnapshot;
  /** Words for the kind of an error. */
  readonly errorTitle: (kind: string) => string;
};

/** About 6 calls at once, 100 users each, a little under the rate limit. */
const USERS_A_MINUTE = 60_000;

/** What a person has to know or decide about a list that is not complete. */
export function RosterNotices({ roster, snapshot, errorTitle }: RosterNoticesProps) {
  const t = useTranslations('seats');
  const { status, failures, loaded, total } = snapshot;
  if (status.kind === 'asking') {
    const minutes = Math.max(1, Math.ceil((total ?? 0) / USERS_A_MINUTE));
    return (
      <Banner
        tone="info"
        title={t('askingTitle')}
        actions={
          <Button size="small" variant="contained" onClick={() => roster.load({ confirmed: true })}>
            {t('askingLoad')}
          </Button>
        }
      >
        {t('askingText', { total: total ?? 0, minutes })}
      </Banner>
    );
  }
  if (status.kind !== 'partial') return null;
  const pages = failures.length;
  const reason = errorTitle(failures[0]?.kind ?? 'network');
  const text = {
    failures:
      total === null
        ? t('partialFailuresOpen', { loaded, pages, reason })
        : t('partialFailures', { loaded, total, pages, reason }),
    changed: t('partialShifted'),
    cancelled: t('partialCancelled'),
  }[status.cause];
  const action = { failures: t('retry'), changed: t('lookAgain'), cancelled: t('goOn') }[
    status.cause
  ];
  return (
    <Banner
      tone="caution"
      title={t('partialTitle')}
      actions={
        <Button size="small" onClick={() => roster.retry()}>
          {action}
        </Button>
      }
    >
      {text}
    </Banner>
  );
}

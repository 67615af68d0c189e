import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { isFilteringUse } from '../../../../domain/roster/filters/filters';
import { toDate } from '../../../../lib/days';
import { Banner } from '../../../../ui/feedback/banner';
import { PeriodChoice } from '../../usage/period-choice';
import { UsageButtons } from '../../usage/usage-buttons';
import { useUsageStatusLabel } from '../../usage/use-usage-status-label';
import { useSeatsList } from '../seats-list-context';
import type { ListUsage } from './list-usage';
import styles from './usage-line.module.css';

type UsageLineProps = { readonly use: ListUsage };

/** How far use by feature is read, and what its figures are about; over the table. */
export function UsageLine({ use }: UsageLineProps) {
  const { list } = useSeatsList();
  const t = useTranslations('usage.list');
  const status = useUsageStatusLabel()(use.request.state);
  const { figures, period } = use;
  const { state } = use.request;
  const isFiltered = isFilteringUse(list.state.filters);
  const choice = (
    <PeriodChoice
      period={period}
      onChoose={(next) => {
        if (list.state.period !== null) list.dispatch({ type: 'period', period: next });
      }}
    />
  );
  if (figures !== undefined) return <LoadedLine use={use} choice={choice} />;
  const isOver = state.kind === 'failed' || state.kind === 'ready';
  return (
    <Banner
      tone={isOver ? 'caution' : 'info'}
      actions={
        <>
          {choice}
          <UsageButtons {...use.request} />
          {isFiltered && (
            <Button
              size="small"
              variant="text"
              onClick={() => list.filter({ use: [], intensity: [] })}
            >
              {t('remove')}
            </Button>
          )}
        </>
      }
    >
      {[status ?? t('offer', { days: period }), isFiltered && t('nobody')]
        .filter(Boolean)
        .join(' ')}
    </Banner>
  );
}

/** The days that the figures are about, and what is not known. */
function LoadedLine({ use, choice }: UsageLineProps & { readonly choice: ReactNode }) {
  const t = useTranslations('usage.list');
  const status = useUsageStatusLabel()(use.request.state);
  const format = useFormatter();
  if (use.figures === undefined) return null;
  const { from, to, complete, counts, users } = use.figures.usage;
  const [start, end] = [from, to].map(toDate);
  const said = [status, !complete && t('incomplete'), counts === 'some' && t('some')].filter(
    (one) => typeof one === 'string',
  );
  return (
    <div className={styles.line}>
      <span role="status">
        {t('loaded', {
          span:
            start && end
              ? format.dateTimeRange(start, end, { dateStyle: 'medium', timeZone: 'UTC' })
              : '',
          count: users.size,
        })}
      </span>
      <span className={styles.tools} data-no-print>
        {choice}
        <UsageButtons {...use.request} />
      </span>
      {said.length > 0 && <span className={styles.said}>{said.join(' ')}</span>}
    </div>
  );
}

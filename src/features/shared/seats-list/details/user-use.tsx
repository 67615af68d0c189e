import { useFormatter, useTranslations } from 'use-intl';
import type { SeatUser } from '../../../../domain/seat-user';
import { acceptedShare, type UserUsage, usageOf } from '../../../../domain/utilization/usage';
import { type Day, toDate } from '../../../../lib/days';
import { PeriodChoice } from '../../usage/period-choice';
import { UsageButtons } from '../../usage/usage-buttons';
import { useIntensityLabel } from '../../usage/use-intensity-label';
import { useUsageStatusLabel } from '../../usage/use-usage-status-label';
import { useSeatsList } from '../seats-list-context';
import type { ListUsage } from '../usage/list-usage';
import styles from './user-use.module.css';

type UserUseProps = { readonly user: SeatUser };

/** A user's use by feature in a period, as a small picture; offers to load it. */
export function UserUse({ user }: UserUseProps) {
  const { use, list } = useSeatsList();
  const t = useTranslations('usage.list.details');
  const statusLabel = useUsageStatusLabel();
  const format = useFormatter();
  if (use === undefined) return null;
  const { figures, period } = use;
  const own = figures && usageOf(figures.usage, user.id);
  const day = (one: Day) => format.dateTime(toDate(one), { dateStyle: 'medium', timeZone: 'UTC' });
  const said = statusLabel(use.request.state);
  return (
    <section className={styles.use} aria-labelledby="user-use-title">
      <h3 id="user-use-title" className={styles.title}>
        {t('title')}
      </h3>
      <div className={styles.tools}>
        <PeriodChoice
          period={period}
          onChoose={(next) => {
            if (list.state.period !== null) list.dispatch({ type: 'period', period: next });
          }}
        />
        <UsageButtons {...use.request} />
      </div>
      <p className={styles.note} role="status">
        {figures === undefined
          ? (said ?? t('offer', { days: period }))
          : own === undefined
            ? (said ?? t('unknown'))
            : own === 'none'
              ? t('none')
              : t('period', {
                  days: figures.days,
                  span: `${day(figures.usage.from)} – ${day(figures.usage.to)}`,
                })}
      </p>
      {own !== undefined && own !== 'none' && <UseBars use={use} own={own} />}
    </section>
  );
}

type UseBarsProps = { readonly use: ListUsage; readonly own: UserUsage };

function UseBars({ use, own }: UseBarsProps) {
  const t = useTranslations('usage.list.details');
  const list = useTranslations('usage.list');
  const format = useFormatter();
  const intensityLabel = useIntensityLabel();
  const { figures, featureLabel } = use;
  if (figures === undefined) return null;
  const bars = figures.usage.features.map((feature) => ({
    feature,
    events: own.features[feature]?.events,
  }));
  const most = Math.max(1, ...bars.map(({ events = 0 }) => events));
  const { shown, accepted } = own.suggestions;
  const number = (value: number | undefined) =>
    value === undefined ? list('unknown') : format.number(value);
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('events'), number(own.events)],
    [t('intensity'), intensityLabel(figures.intensity(own))],
    ...(own.activeDays === undefined ? [] : [[t('activeDays'), number(own.activeDays)] as const]),
    ...(shown === undefined || accepted === undefined
      ? []
      : [[t('accepted'), acceptedOf(shown, accepted)] as const]),
    ...(own.lastOn
      ? [
          [
            t('lastOn'),
            format.dateTime(toDate(own.lastOn), { dateStyle: 'medium', timeZone: 'UTC' }),
          ] as const,
        ]
      : []),
  ];
  function acceptedOf(all: number, taken: number): string {
    if (all === 0) return list('noneShown');
    const share = format.number(acceptedShare(own) ?? 0, {
      style: 'percent',
      maximumFractionDigits: 0,
    });
    return t('shareOf', { share, accepted: taken, shown: all });
  }
  return (
    <>
      <ul className={styles.bars} aria-label={t('bars')}>
        {bars.map(({ feature, events }) => (
          <li key={feature}>
            <span className={styles.name}>{featureLabel(feature)}</span>
            <span className={styles.track} aria-hidden="true">
              {events !== undefined && (
                <span className={styles.bar} style={{ inlineSize: `${(events / most) * 100}%` }} />
              )}
            </span>
            <span className={events ? styles.count : styles.none}>{number(events)}</span>
          </li>
        ))}
      </ul>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('duo')}</p>
    </>
  );
}

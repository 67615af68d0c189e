import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Day } from '../../../lib/days';
import { Button } from '../../../ui/controls/button';
import { ExportMenu } from '../../../ui/data/export-menu';
import { EmptyState } from '../../../ui/feedback/empty-state';
import { useAnnounce } from '../../../ui/feedback/live-region';
import { ProgressBar } from '../../../ui/feedback/progress-bar';
import type { GroupSeats } from './group-seats';
import { groupsToCsv, groupsToJson } from './groups-export';
import styles from './groups-comparison.module.css';
import { GroupsTable } from './groups-table';
import { FIRST_SORT, sortGroups } from './sort-groups';
import { type ActivityProgress, useGroupActivity } from './use-group-activity';
import { useGroupSeats } from './use-group-seats';
import { useGroupUsage } from './use-group-usage';
import { useTeamView } from '../team-view/use-team-view';
import type { NamedScope } from './use-scope-purchases';

type GroupsComparisonProps = {
  readonly scopes: readonly NamedScope[];
  /** False where GitLab has more groups than these. */
  readonly complete: boolean;
  /** Names and paths that contain it are shown. */
  readonly search?: string;
  /** The page to which the name of a group leads. */
  readonly page: '' | '/seats';
  readonly today: Day;
};

/** Groups side by side: their counters at once, the activity of their users on request. */
export function GroupsComparison(props: GroupsComparisonProps) {
  const { scopes, complete, search = '', page, today } = props;
  const t = useTranslations('groupSeats');
  const [sort, setSort] = useState(FIRST_SORT);
  const announce = useAnnounce();
  const { reads, progress, start, stop } = useGroupActivity(today);
  const all = useGroupSeats(scopes, reads);
  const isTeamView = useTeamView() !== null;
  const groups = isTeamView ? all.map(withoutActivity) : all;
  const wanted = search.trim().toLowerCase();
  const shown = sortGroups(
    groups.filter((group) => textOf(group).includes(wanted)),
    sort,
    today,
  );
  const withSeats = shown.flatMap(({ scope, name, purchase }) =>
    purchase && purchase.assignedQuantity > 0 ? [{ scope, name, purchase }] : [],
  );
  const usage = useGroupUsage(shown, today);
  const usageText = useTranslations('usage');
  async function load() {
    if (await start(withSeats)) announce(t('activity.ended'));
  }
  return (
    <section className={styles.groups} aria-label={t('title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('title')}</h2>
        <div className={styles.actions}>
          {progress ? (
            <Reading progress={progress} onStop={stop} />
          ) : (
            !isTeamView && (
              <Button size="small" disabled={withSeats.length === 0} onClick={() => void load()}>
                {t('activity.load')}
              </Button>
            )
          )}
          {usage.canLoad && (
            <Button size="small" onClick={usage.isLoading ? usage.stop : usage.load}>
              {usageText(usage.isLoading ? 'stopUsage' : 'load')}
            </Button>
          )}
          <ExportMenu
            label={t('title')}
            name={['groups']}
            csv={() => groupsToCsv(shown, today, usage.useOf)}
            json={() => groupsToJson(shown, today, usage.useOf)}
          />
        </div>
      </div>
      {shown.length === 0 && wanted !== '' ? (
        <EmptyState title={t('noMatchTitle')}>{t('noMatchText', { search })}</EmptyState>
      ) : (
        <GroupsTable
          groups={shown}
          sort={sort}
          onSort={setSort}
          page={page}
          today={today}
          usage={usage}
        />
      )}
      <p className={styles.note}>
        {!complete && t('incomplete')} {t('note')}{' '}
        {[...usage.useOf.values()].some(Boolean) && t('useNote', { days: usage.days })}
      </p>
    </section>
  );
}

/** In a team view: a count of users can be about few. */
function withoutActivity(group: GroupSeats): GroupSeats {
  return { ...group, seen: null, read: null };
}

/** What a search for a group goes through. */
function textOf({ scope, name }: GroupSeats): string {
  return `${name} ${scope.kind === 'group' ? scope.fullPath : ''}`.toLowerCase();
}

type ReadingProps = { readonly progress: ActivityProgress; readonly onStop: () => void };

function Reading({ progress: { index, count, name }, onStop }: ReadingProps) {
  const t = useTranslations('groupSeats.activity');
  const text = t('progress', { name, number: index + 1, count });
  return (
    <div className={styles.reading}>
      <span className={styles.progress}>
        <span className={styles.second}>{text}</span>
        <ProgressBar label={t('reading')} share={index / count} text={text} />
      </span>
      <Button size="small" onClick={onStop}>
        {t('stop')}
      </Button>
    </div>
  );
}

import { type ReactNode, useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../../ui/controls/button';
import type { MemberList } from '../../../gitlab/use-members';
import { Banner } from '../../../ui/feedback/banner';
import { lazyPart } from '../../../ui/layout/lazy-part';
import { whenIdle } from '../../../lib/when-idle';
import { loadUsageMessages } from '../../../messages/locale';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import styles from '../purchase/roster-status.module.css';
import type { ServerSearchState } from './search/server-search';
import { useSeatsList } from './seats-list-context';

const UNAVAILABLE = {
  lastDuoActivity: 'lacksDuo',
  lastLogin: 'lacksLogin',
  seatFilter: 'lacksEligible',
} as const;

const FEATURES = ['lastDuoActivity', 'lastLogin', 'seatFilter'] as const;

/** Says once what this GitLab does not report; closed, it does not come back in this browser. */
export function UnavailableNotice() {
  const { features, version, layout } = useSeatsList();
  const t = useTranslations('seats');
  const format = useFormatter();
  // What a team view does not show, GitLab may well report.
  const isTeamView = !features.gitlabActivity;
  const unavailable = isTeamView ? [] : FEATURES.filter((feature) => !features[feature]);
  const notice = `lacks ${version ?? ''} ${unavailable.join(' ')}`;
  if (unavailable.length === 0 || layout.dismissed.includes(notice)) return null;
  const what = format.list(unavailable.map((feature) => t(UNAVAILABLE[feature])));
  return (
    <Banner tone="info" onDismiss={() => layout.dismiss(notice)}>
      {t('lacks', { version: version ?? 'none', what })}
    </Banner>
  );
}

const UsagePart = lazyPart(async () => (await import('./usage/usage-part')).UsagePart, null, {
  messages: loadUsageMessages,
  isNeeded: ({ isNeeded }: { readonly isNeeded: boolean }) => isNeeded,
});

/** Use by feature: its code comes once the rows are shown, and shows something where the list needs it. */
export function UsageNotice() {
  const { rows, features, needsUse } = useSeatsList();
  const [isAfterRows, setIsAfterRows] = useState(false);
  const hasRows = rows.length > 0;
  useEffect(() => (hasRows ? whenIdle(() => setIsAfterRows(true)) : undefined), [hasRows]);
  return features.hasUsage && (isAfterRows || needsUse) && <UsagePart isNeeded={needsUse} />;
}

/** Progress and failures of the lists of members that filters need; nothing once they are loaded. */
export function MembersNotice() {
  const { scope, members, filters, list } = useSeatsList();
  const root = scope.kind === 'group' ? scope.fullPath : '';
  return (
    <>
      {members.role && (
        <MemberListNotice
          members={members.role}
          group={root}
          onRemove={() => list.filter({ role: null })}
        />
      )}
      {members.subgroup && (
        <MemberListNotice
          members={members.subgroup}
          group={filters.subgroup ?? ''}
          onRemove={() => list.filter({ subgroup: null })}
        />
      )}
    </>
  );
}

type MemberListNoticeProps = {
  readonly members: MemberList;
  readonly group: string;
  readonly onRemove: () => void;
};

function MemberListNotice({ members, group, onRemove }: MemberListNoticeProps) {
  const t = useTranslations('seats.members');
  const errors = useTranslations('errors.gateway');
  const seats = useTranslations('seats');
  const { stop, retry } = useSeatsList().members;
  const button = (label: string, onClick: () => void): ReactNode => (
    <Button size="small" onClick={onClick}>
      {label}
    </Button>
  );
  const remove = button(t('remove'), onRemove);
  switch (members.kind) {
    case 'ready':
      return members.complete ? null : (
        <Banner tone="caution" actions={remove}>
          {t('incomplete', { group })}
        </Banner>
      );
    case 'unavailable':
      return (
        <Banner tone="caution" actions={remove}>
          {t('unavailable')}
        </Banner>
      );
    case 'loading':
      return (
        <Banner tone="info" actions={button(t('stop'), stop)}>
          {t('loading', { group, loaded: members.loaded })}
        </Banner>
      );
    case 'stopped':
      return (
        <Banner
          tone="caution"
          actions={
            <>
              {button(t('load'), retry)}
              {remove}
            </>
          }
        >
          {t('stopped', { group })}
        </Banner>
      );
    case 'failed':
      return (
        <Banner
          tone="caution"
          title={t('failedTitle', { group })}
          actions={
            <>
              {button(seats('retry'), retry)}
              {remove}
            </>
          }
        >
          {members.error.kind === 'permission'
            ? t('missing', { group })
            : t('failed', { reason: errors(`${members.error.kind}.title`) })}
        </Banner>
      );
  }
}

/** Progress and outcome of the search in GitLab. */
export function ServerSearchStatus() {
  const { state, stop, retry } = useSeatsList().server;
  const t = useTranslations('seats.serverSearch');
  if (state.kind === 'idle') return null;
  return (
    <div className={styles.line} role="status" aria-label={t('label')}>
      {state.kind === 'searching' && <BusyIcon />}
      <span>
        <ServerSearchLabel state={state} />
      </span>
      {state.kind === 'searching' && (
        <Button size="small" variant="text" onClick={stop}>
          {t('stop')}
        </Button>
      )}
      {(state.kind === 'stopped' || state.kind === 'failed') && (
        <Button size="small" variant="text" onClick={retry}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}

type ServerSearchLabelProps = { readonly state: Exclude<ServerSearchState, { kind: 'idle' }> };

function ServerSearchLabel({ state }: ServerSearchLabelProps) {
  const t = useTranslations('seats.serverSearch');
  const errors = useTranslations('errors.gateway');
  const { text } = state;
  switch (state.kind) {
    case 'searching':
      return t('searching', { text });
    case 'stopped':
      return t('stopped');
    case 'failed':
      return t('failed', { reason: errors(`${state.reason}.title`) });
    case 'found': {
      const count = state.ids.length;
      if (!state.more) return t('found', { count, text });
      return state.total === null
        ? t('foundMoreOpen', { count, text })
        : t('foundMore', { count, total: state.total, text });
    }
  }
}

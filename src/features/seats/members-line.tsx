import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../domain/purchase';
import type { Filters } from '../../domain/roster/filters/filters';
import type { MemberList, Members } from '../../gitlab/use-members';
import { Banner } from '../../ui/feedback/banner';

type MembersLineProps = {
  readonly members: Members;
  readonly filters: Pick<Filters, 'role' | 'subgroup'>;
  readonly scope: SeatScope;
  readonly onFilter: (change: Partial<Filters>) => void;
};

/** How loading goes for filters that need lists of members. Nothing to say once they are here. */
export function MembersLine({ members, filters, scope, onFilter }: MembersLineProps) {
  const root = scope.kind === 'group' ? scope.fullPath : '';
  return (
    <>
      {members.role && (
        <ListLine
          list={members.role}
          group={root}
          members={members}
          onRemove={() => onFilter({ role: null })}
        />
      )}
      {members.subgroup && (
        <ListLine
          list={members.subgroup}
          group={filters.subgroup ?? ''}
          members={members}
          onRemove={() => onFilter({ subgroup: null })}
        />
      )}
    </>
  );
}

type ListLineProps = {
  readonly list: MemberList;
  readonly group: string;
  readonly members: Members;
  readonly onRemove: () => void;
};

function ListLine({ list, group, members, onRemove }: ListLineProps) {
  const t = useTranslations('seats.members');
  const errors = useTranslations('errors.gateway');
  const seats = useTranslations('seats');
  const remove = (
    <Button size="small" onClick={onRemove}>
      {t('remove')}
    </Button>
  );
  switch (list.kind) {
    case 'ready':
      return list.complete ? null : (
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
        <Banner
          tone="info"
          actions={
            <Button size="small" onClick={members.stop}>
              {t('stop')}
            </Button>
          }
        >
          {t('loading', { group, loaded: list.loaded })}
        </Banner>
      );
    case 'stopped':
      return (
        <Banner
          tone="caution"
          actions={
            <>
              <Button size="small" onClick={members.retry}>
                {t('load')}
              </Button>
              {remove}
            </>
          }
        >
          {t('stopped', { group })}
        </Banner>
      );
    case 'failed': {
      const missing = list.error.kind === 'permission';
      const reason = errors(`${list.error.kind}.title`);
      return (
        <Banner
          tone="caution"
          title={t('failedTitle', { group })}
          actions={
            <>
              <Button size="small" onClick={members.retry}>
                {seats('retry')}
              </Button>
              {remove}
            </>
          }
        >
          {missing ? t('missing', { group }) : t('failed', { reason })}
        </Banner>
      );
    }
  }
}

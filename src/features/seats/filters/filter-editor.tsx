import Popover from '@mui/material/Popover';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../domain/purchase';
import type { Filters } from '../../../domain/roster/filters/filters';
import type { SeatUser } from '../../../domain/seat-user';
import { ActivityEditor } from './activity-editor';
import { ChoiceEditor } from './choice-editor';
import { commonDomains } from './common-domains';
import { DomainEditor } from './domain-editor';
import type { FilterFieldId } from './filter-change';
import { fieldWord } from './filter-choice';
import { RoleEditor } from './role-editor';
import { SubgroupEditor } from './subgroup-editor';
import { KNOWN_USER_STATES, useUserStateLabel } from '../../shared/use-user-state-label';

export type FilterEditorProps = {
  readonly field: FilterFieldId | null;
  readonly anchor: HTMLElement | null;
  readonly filters: Filters;
  readonly scope: SeatScope;
  readonly users: readonly SeatUser[];
  readonly onFilter: (change: Partial<Filters>) => void;
  readonly onClose: () => void;
};

/** Sets one filter, in a small form beside what opened it. */
export function FilterEditor(props: FilterEditorProps) {
  const { field, anchor, scope, onFilter, onClose } = props;
  const t = useTranslations('seats.filters');
  const open = field !== null && anchor?.isConnected === true;
  return (
    <Popover
      open={open}
      anchorEl={open ? anchor : null}
      onClose={onClose}
      transitionDuration={0}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-label': field === null ? undefined : t(fieldWord(field, scope)),
          sx: { mt: 0.5 },
        },
      }}
    >
      {field !== null && (
        <Editor
          {...props}
          field={field}
          onFilter={(change) => {
            onFilter(change);
            onClose();
          }}
        />
      )}
    </Popover>
  );
}

function Editor(props: FilterEditorProps & { readonly field: FilterFieldId }) {
  const { field, filters, scope, users, onFilter } = props;
  const t = useTranslations('seats');
  const stateLabel = useUserStateLabel();
  const title = t(`filters.${fieldWord(field, scope)}`);
  switch (field) {
    case 'seat':
      return (
        <ChoiceEditor
          title={title}
          single
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          chosen={filters.seat === null ? [] : [filters.seat]}
          onApply={([seat]) => onFilter({ seat: seat === 'yes' || seat === 'no' ? seat : null })}
        />
      );
    case 'state':
      return (
        <ChoiceEditor
          title={title}
          options={[...new Set([...KNOWN_USER_STATES, ...filters.states])].map((state) => ({
            value: state,
            label: stateLabel(state),
          }))}
          chosen={filters.states}
          onApply={(states) => onFilter({ states })}
        />
      );
    case 'duo':
      return (
        <ActivityEditor
          title={title}
          conditions={filters.duo}
          onApply={(duo) => onFilter({ duo })}
        />
      );
    case 'gitlab':
      return (
        <ActivityEditor
          title={title}
          conditions={filters.gitlab}
          onApply={(gitlab) => onFilter({ gitlab })}
        />
      );
    case 'domain':
      return (
        <DomainEditor
          title={title}
          domains={filters.domains}
          common={commonDomains(users)}
          onApply={(domains) => onFilter({ domains })}
        />
      );
    case 'role':
      return (
        <RoleEditor
          title={title}
          scope={scope}
          role={filters.role}
          onApply={(role) => onFilter({ role })}
        />
      );
    case 'subgroup':
      return (
        <SubgroupEditor
          title={title}
          scope={scope}
          path={filters.subgroup}
          onApply={(subgroup) => onFilter({ subgroup })}
        />
      );
  }
}

import Popover from '@mui/material/Popover';
import { useTranslations } from 'use-intl';
import type { Filters } from '../../../../domain/roster/filters/filters';
import { USER_STATES, useUserStateLabel } from '../../use-user-state-label';
import { useEmails } from '../../emails/use-emails';
import { useSeatsList } from '../seats-list-context';
import { ActivityEditor } from './activity-editor';
import { ChoiceEditor, RoleEditor } from './choice-editors';
import { commonDomains, fieldLabelKey, type FilterFieldId } from './filter-fields';
import { INTENSITIES } from '../../../../domain/utilization/usage';
import { UseEditor } from './use-editor';
import { DomainEditor, SubgroupEditor } from './text-editors';

export type FilterEditorProps = {
  readonly field: FilterFieldId | null;
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
};

/** Sets one filter, in a small form beside the button that opened it. */
export function FilterEditor({ field, anchor, onClose }: FilterEditorProps) {
  const t = useTranslations('seats.filters');
  const { scope, list } = useSeatsList();
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
          'aria-label': field === null ? undefined : t(fieldLabelKey(field, scope)),
          sx: { mt: 0.5 },
        },
      }}
    >
      {field !== null && (
        <Editor
          field={field}
          onApply={(change) => {
            list.filter(change);
            onClose();
          }}
        />
      )}
    </Popover>
  );
}

type EditorProps = {
  readonly field: FilterFieldId;
  readonly onApply: (change: Partial<Filters>) => void;
};

function Editor({ field, onApply }: EditorProps) {
  const t = useTranslations('seats');
  const stateLabel = useUserStateLabel();
  const { scope, list, snapshot, workspace } = useSeatsList();
  const emails = useEmails(workspace);
  const { filters } = list.state;
  const title = t(`filters.${fieldLabelKey(field, scope)}`);
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
          onApply={([seat]) => onApply({ seat: seat === 'yes' || seat === 'no' ? seat : null })}
        />
      );
    case 'state':
      return (
        <ChoiceEditor
          title={title}
          options={[...new Set([...USER_STATES, ...filters.states])].map((state) => ({
            value: state,
            label: stateLabel(state),
          }))}
          chosen={filters.states}
          onApply={(states) => onApply({ states })}
        />
      );
    case 'duo':
    case 'gitlab':
    case 'since':
      return (
        <ActivityEditor
          title={title}
          about={field === 'since' ? 'seat' : 'activity'}
          conditions={filters[field]}
          onApply={(conditions) => onApply({ [field]: conditions })}
        />
      );
    case 'use':
      return (
        <UseEditor
          title={title}
          conditions={filters.use}
          onApply={(conditions) => onApply({ use: conditions })}
        />
      );
    case 'intensity':
      return (
        <ChoiceEditor
          title={title}
          options={INTENSITIES.map((one) => ({
            value: one,
            label: t(`filters.intensities.${one}`),
          }))}
          chosen={filters.intensity}
          onApply={(chosen) =>
            onApply({ intensity: INTENSITIES.filter((one) => chosen.includes(one)) })
          }
        />
      );
    case 'domain':
      return (
        <DomainEditor
          title={title}
          domains={filters.domains}
          common={commonDomains(snapshot.users)}
          emails={emails}
          onApply={(domains) => onApply({ domains })}
        />
      );
    case 'role':
      return (
        <RoleEditor
          title={title}
          scope={scope}
          role={filters.role}
          onApply={(role) => onApply({ role })}
        />
      );
    case 'subgroup':
      return (
        <SubgroupEditor
          title={title}
          scope={scope}
          path={filters.subgroup}
          onApply={(subgroup) => onApply({ subgroup })}
        />
      );
  }
}

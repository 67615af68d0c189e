import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTranslations } from 'use-intl';
import { useSeatsList } from '../seats-list-context';
import { fieldLabelKey, type FilterFieldId } from './filter-fields';

type FilterMenuProps = {
  /** The button below which it opens; null while it is closed. */
  readonly anchor: HTMLElement | null;
  /** Those that this GitLab and scope support. */
  readonly fields: readonly FilterFieldId[];
  readonly onPick: (field: FilterFieldId, anchor: HTMLElement) => void;
  readonly onClose: () => void;
};

/** The filters that can be added; the one by seat is always in sight. */
export function FilterMenu({ anchor, fields, onPick, onClose }: FilterMenuProps) {
  const { scope } = useSeatsList();
  const t = useTranslations('seats.filters');
  return (
    <Menu anchorEl={anchor} open={anchor !== null} onClose={onClose}>
      {fields
        .filter((field) => field !== 'seat')
        .map((field) => (
          <MenuItem key={field} onClick={() => anchor && onPick(field, anchor)}>
            {t(fieldLabelKey(field, scope))}
          </MenuItem>
        ))}
    </Menu>
  );
}

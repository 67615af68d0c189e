import ClearIcon from '@mui/icons-material/Close';
import FilterIcon from '@mui/icons-material/FilterList';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMemo, useState, type ReactNode, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import { isFiltering } from '../../../domain/roster/filters/filters';
import { lazyDialog } from '../../../ui/layout/lazy-part';
import { SearchBox } from '../search/search-box';
import { useSeatsList } from '../seats-list-context';
import { availableFields, fieldLabelKey, type FilterFieldId } from './filter-fields';
import { FilterTokens } from './filter-tokens';
import styles from './filter-bar.module.css';
import { useFilterFields } from './use-filter-fields';

const FilterEditor = lazyDialog(async () => (await import('./filter-editor')).FilterEditor, {
  isOpen: ({ field }) => field !== null,
  close: ({ onClose }) => onClose(),
});

type FilterBarProps = {
  readonly searchRef: Ref<HTMLInputElement>;
  /** The button that adds a filter; a key presses it. */
  readonly addRef: Ref<HTMLButtonElement>;
  /** Stands at the end of the bar. */
  readonly children?: ReactNode;
};

type Editing = { readonly field: FilterFieldId; readonly anchor: HTMLElement };

/** Search and filters. Tokens of GitLab's own filter bar, `Assigned seat: Yes`, work here too. */
export function FilterBar({ searchRef, addRef, children }: FilterBarProps) {
  const { list, scope, features } = useSeatsList();
  const { filters } = list.state;
  const t = useTranslations('seats');
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const available = useMemo(() => availableFields(scope, features), [scope, features]);
  const fields = useFilterFields(available);

  return (
    <div className={styles.bar} role="search">
      <SearchBox
        text={list.text}
        onText={list.setText}
        onFilter={list.filter}
        fields={fields}
        inputRef={searchRef}
      />
      <SeatSelect />
      <FilterTokens onEdit={(field, anchor) => setEditing({ field, anchor })} />
      <Button
        ref={addRef}
        size="small"
        startIcon={<FilterIcon />}
        aria-haspopup="menu"
        onClick={(event) => setMenu(event.currentTarget)}
      >
        {t('addFilter')}
      </Button>
      {(isFiltering(filters) || list.text !== '') && (
        <IconButton
          size="small"
          aria-label={t('clearFilters')}
          title={t('clearFilters')}
          onClick={list.clearFilters}
        >
          <ClearIcon fontSize="small" />
        </IconButton>
      )}
      <div className={styles.end}>{children}</div>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        {available
          .filter((field) => field !== 'seat')
          .map((field) => (
            <MenuItem
              key={field}
              onClick={() => {
                if (menu) setEditing({ field, anchor: menu });
                setMenu(null);
              }}
            >
              {t(`filters.${fieldLabelKey(field, scope)}`)}
            </MenuItem>
          ))}
      </Menu>
      <FilterEditor
        field={editing?.field ?? null}
        anchor={editing?.anchor ?? null}
        onClose={() => setEditing(null)}
      />
    </div>
  );
}

/** The filter that GitLab's page has, always in sight. */
function SeatSelect() {
  const { list } = useSeatsList();
  const t = useTranslations('seats');
  return (
    <TextField
      select
      size="small"
      className={styles.seat ?? ''}
      value={list.state.filters.seat ?? 'any'}
      onChange={(event) => {
        const { value } = event.target;
        list.filter({ seat: value === 'yes' || value === 'no' ? value : null });
      }}
      slotProps={{
        select: {
          SelectDisplayProps: { 'aria-label': t('seatFilter') },
          renderValue: (value) => (
            <span>
              <span className={styles.label}>{t('seatFilter')}: </span>
              {value === 'yes' ? t('yes') : value === 'no' ? t('no') : t('any')}
            </span>
          ),
        },
      }}
    >
      <MenuItem value="any">{t('any')}</MenuItem>
      <MenuItem value="yes">{t('yes')}</MenuItem>
      <MenuItem value="no">{t('no')}</MenuItem>
    </TextField>
  );
}

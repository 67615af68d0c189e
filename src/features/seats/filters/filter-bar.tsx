import ClearIcon from '@mui/icons-material/Close';
import FilterIcon from '@mui/icons-material/FilterList';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMemo, useState, type ReactNode, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import type { GatewayFeatures } from '../../../domain/gateway';
import type { SeatScope } from '../../../domain/purchase';
import { isFiltering, type Filters } from '../../../domain/roster/filters/filters';
import type { SeatUser } from '../../../domain/seat-user';
import type { FilterFieldId } from './filter-change';
import { fieldWord, possibleFields } from './filter-choice';
import { LazyFilterEditor, prepareFilterEditor } from './lazy-filter-editor';
import { FilterTokens } from './filter-tokens';
import styles from './filter-bar.module.css';
import { SearchBox } from '../search/search-box';
import { useFilterFields } from './use-filter-fields';

type FilterBarProps = {
  readonly filters: Filters;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFilter: (change: Partial<Filters>) => void;
  readonly onClear: () => void;
  readonly scope: SeatScope;
  readonly features: GatewayFeatures;
  readonly users: readonly SeatUser[];
  readonly searchRef: Ref<HTMLInputElement>;
  /** The button that adds a filter; a key presses it. */
  readonly addRef: Ref<HTMLButtonElement>;
  /** Stands at the end of the bar. */
  readonly children?: ReactNode;
};

type Editing = { readonly field: FilterFieldId; readonly anchor: HTMLElement };

/** Search and filters. What GitLab's own filter bar takes as words, "Assigned seat: Yes", works here too. */
export function FilterBar(props: FilterBarProps) {
  const { filters, text, onText, onFilter, onClear, scope, features, users } = props;
  const { searchRef, addRef, children } = props;
  const t = useTranslations('seats');
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const possible = useMemo(() => possibleFields(scope, features), [scope, features]);
  const fields = useFilterFields({ possible, scope, filters, users });

  function choose(field: FilterFieldId) {
    if (menu) setEditing({ field, anchor: menu });
    setMenu(null);
  }

  return (
    <div className={styles.bar} role="search">
      <SearchBox
        text={text}
        onText={onText}
        onFilter={onFilter}
        fields={fields}
        inputRef={searchRef}
      />
      <SeatSelect seat={filters.seat} onFilter={onFilter} />
      <FilterTokens
        filters={filters}
        scope={scope}
        onFilter={onFilter}
        onEdit={(field, anchor) => setEditing({ field, anchor })}
      />
      <Button
        ref={addRef}
        size="small"
        startIcon={<FilterIcon />}
        aria-haspopup="menu"
        onPointerEnter={prepareFilterEditor}
        onClick={(event) => {
          prepareFilterEditor();
          setMenu(event.currentTarget);
        }}
      >
        {t('addFilter')}
      </Button>
      {(isFiltering(filters) || text !== '') && (
        <IconButton
          size="small"
          aria-label={t('clearFilters')}
          title={t('clearFilters')}
          onClick={onClear}
        >
          <ClearIcon fontSize="small" />
        </IconButton>
      )}
      <div className={styles.end}>{children}</div>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        {possible
          .filter((field) => field !== 'seat')
          .map((field) => (
            <MenuItem key={field} onClick={() => choose(field)}>
              {t(`filters.${fieldWord(field, scope)}`)}
            </MenuItem>
          ))}
      </Menu>
      <LazyFilterEditor
        field={editing?.field ?? null}
        anchor={editing?.anchor ?? null}
        filters={filters}
        scope={scope}
        users={users}
        onFilter={onFilter}
        onClose={() => setEditing(null)}
      />
    </div>
  );
}

type SeatSelectProps = Pick<FilterBarProps, 'onFilter'> & { readonly seat: Filters['seat'] };

/** The filter that GitLab's page has, always at hand. */
function SeatSelect({ seat, onFilter }: SeatSelectProps) {
  const t = useTranslations('seats');
  return (
    <TextField
      select
      size="small"
      className={styles.seat ?? ''}
      value={seat ?? 'any'}
      onChange={(event) => {
        const { value } = event.target;
        onFilter({ seat: value === 'yes' || value === 'no' ? value : null });
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

import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SORT_COLUMNS, type Sort } from '../../domain/roster/sort';
import { SEAT_COLUMNS, SORTED_BY, type SeatColumnId } from './seat-columns';

export type SeatsOptionsState = {
  readonly hidden: ReadonlySet<SeatColumnId>;
  readonly dense: boolean;
  readonly toggleColumn: (column: SeatColumnId) => void;
  readonly toggleDense: () => void;
};

/** How the table is laid out. */
export function useSeatsOptions(): SeatsOptionsState {
  const [hidden, setHidden] = useState<ReadonlySet<SeatColumnId>>(new Set());
  const [dense, setDense] = useState(false);
  return {
    hidden,
    dense,
    toggleColumn: (column) =>
      setHidden((before) => {
        const next = new Set(before);
        if (!next.delete(column)) next.add(column);
        return next;
      }),
    toggleDense: () => setDense((before) => !before),
  };
}

type SeatsOptionsProps = {
  readonly options: SeatsOptionsState;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly cards: boolean;
  readonly onKeys: () => void;
};

/** The chooser of columns and density; cards have no headers, so they get a list to sort by. */
export function SeatsOptions({ options, sort, onSort, cards, onKeys }: SeatsOptionsProps) {
  const t = useTranslations('seats');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (cards) return <SortSelect sort={sort} onSort={onSort} />;
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('columnsMenu')}
        title={t('columnsMenu')}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <ColumnsIcon fontSize="small" />
      </IconButton>
      <IconButton size="small" aria-label={t('keys')} title={t('keys')} onClick={onKeys}>
        <KeyboardIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {SEAT_COLUMNS.filter((column) => column.enableHiding !== false).map(({ id }) => (
          <MenuItem
            key={id}
            role="menuitemcheckbox"
            aria-checked={!options.hidden.has(id)}
            onClick={() => options.toggleColumn(id)}
          >
            <Check on={!options.hidden.has(id)} />
            {t(`columns.${id}`)}
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          role="menuitemcheckbox"
          aria-checked={options.dense}
          onClick={() => options.toggleDense()}
        >
          <Check on={options.dense} />
          {t('density')}
        </MenuItem>
      </Menu>
    </>
  );
}

function Check({ on }: { readonly on: boolean }) {
  return (
    <span aria-hidden="true" style={{ width: 20, flex: 'none' }}>
      {on ? '✓' : ''}
    </span>
  );
}

type SortSelectProps = { readonly sort: Sort; readonly onSort: (sort: Sort) => void };

function SortSelect({ sort, onSort }: SortSelectProps) {
  const t = useTranslations('seats');
  const [rule] = sort;
  return (
    <TextField
      select
      size="small"
      fullWidth
      label={t('sortBy')}
      value={rule ? `${rule.column} ${rule.direction}` : ''}
      onChange={(event) => {
        const [column, direction] = event.target.value.split(' ');
        const known = SORT_COLUMNS.find((one) => one === column);
        onSort(known ? [{ column: known, direction: direction === 'desc' ? 'desc' : 'asc' }] : []);
      }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{t('sortLoading')}</MenuItem>
      {SEAT_COLUMNS.flatMap(({ id }) => {
        const key = SORTED_BY[id];
        return key
          ? (['asc', 'desc'] as const).map((direction) => (
              <MenuItem key={`${key} ${direction}`} value={`${key} ${direction}`}>
                {t('sortOption', { column: t(`columns.${id}`), direction })}
              </MenuItem>
            ))
          : [];
      })}
    </TextField>
  );
}

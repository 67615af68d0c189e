import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslations } from 'use-intl';
import { type Sort, SORT_COLUMNS } from '../../../domain/roster/view/list-state';
import { SEAT_COLUMN_IDS, SORTED_BY, type SeatColumnId } from './seat-columns';

type SortSelectProps = {
  readonly sort: Sort;
  readonly missing: ReadonlySet<SeatColumnId>;
  readonly onSort: (sort: Sort) => void;
};

/** Cards have no headers, so they get a list to sort by. */
export function SortSelect({ sort, missing, onSort }: SortSelectProps) {
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
      {SEAT_COLUMN_IDS.flatMap((column) => {
        const key = SORTED_BY[column];
        return key && !missing.has(column)
          ? (['asc', 'desc'] as const).map((direction) => (
              <MenuItem key={`${key} ${direction}`} value={`${key} ${direction}`}>
                {t('sortOption', { column: t(`columns.${column}`), direction })}
              </MenuItem>
            ))
          : [];
      })}
    </TextField>
  );
}

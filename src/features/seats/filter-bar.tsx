import ClearIcon from '@mui/icons-material/Close';
import FilterIcon from '@mui/icons-material/FilterList';
import SearchIcon from '@mui/icons-material/Search';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { isFiltering, type Filters } from '../../domain/roster/filters';
import { FilterTokens } from './filter-tokens';
import styles from './filter-bar.module.css';
import { seatTokenIn } from './seat-token';

type FilterBarProps = {
  readonly filters: Filters;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFilter: (change: Partial<Filters>) => void;
  readonly onClear: () => void;
  readonly searchRef: Ref<HTMLInputElement>;
  readonly addRef: Ref<HTMLButtonElement>;
  readonly onAdd: (anchor: HTMLElement) => void;
  /** Stands at the end of the bar. */
  readonly children?: ReactNode;
};

/** Search and filters. What GitLab's own filter bar takes as words, "Assigned seat: Yes", works here too. */
export function FilterBar(props: FilterBarProps) {
  const { filters, text, onText, onFilter, onClear, searchRef, addRef, onAdd, children } = props;
  const t = useTranslations('seats');

  function type(next: string) {
    const token = seatTokenIn(next, { label: t('seatFilter'), yes: t('yes'), no: t('no') });
    if (token) {
      onFilter({ seat: token.seat });
      onText(token.rest);
    } else {
      onText(next);
    }
  }

  return (
    <div className={styles.bar} role="search">
      <TextField
        type="search"
        size="small"
        className={styles.search ?? ''}
        value={text}
        placeholder={t('search')}
        onChange={(event) => type(event.target.value)}
        inputRef={searchRef}
        slotProps={{
          htmlInput: { 'aria-label': t('search'), title: t('searchHint'), spellCheck: false },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
      />
      <TextField
        select
        size="small"
        className={styles.seat ?? ''}
        value={filters.seat ?? 'any'}
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
      <FilterTokens filters={filters} onFilter={onFilter} />
      <Button
        ref={addRef}
        size="small"
        startIcon={<FilterIcon />}
        aria-haspopup="menu"
        onClick={(event) => onAdd(event.currentTarget)}
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
    </div>
  );
}

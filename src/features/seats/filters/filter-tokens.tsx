import CloseIcon from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import { useTranslations } from 'use-intl';
import type { SeatScope } from '../../../domain/purchase';
import type { Filters } from '../../../domain/roster/filters/filters';
import { WITHOUT, type FilterFieldId } from './filter-change';
import { fieldWord } from './filter-choice';
import styles from './filter-bar.module.css';
import { useConditionLabel } from './use-condition-label';
import { useUserStateLabel } from '../../shared/use-user-state-label';

type FilterTokensProps = {
  readonly filters: Filters;
  readonly scope: SeatScope;
  readonly onFilter: (change: Partial<Filters>) => void;
  readonly onEdit: (field: FilterFieldId, anchor: HTMLElement) => void;
};

/** The filters in force besides the seat: a token each, to change or to take away. */
export function FilterTokens({ filters, scope, onFilter, onEdit }: FilterTokensProps) {
  const t = useTranslations('seats.filters');
  const stateLabel = useUserStateLabel();
  const label = useConditionLabel();
  const values: readonly (readonly [FilterFieldId, readonly string[]])[] = [
    ['state', filters.states.map(stateLabel)],
    ['duo', filters.duo.map(label)],
    ['gitlab', filters.gitlab.map(label)],
    ['domain', filters.domains],
    ['role', filters.role === null ? [] : [filters.role]],
    ['subgroup', filters.subgroup === null ? [] : [filters.subgroup]],
  ];
  return values.flatMap(([field, list]) => {
    const [first, ...others] = list;
    if (first === undefined) return [];
    const value = others.reduce((before, next) => t('or', { first: before, second: next }), first);
    return [
      <Token
        key={field}
        text={t('token', { field: t(fieldWord(field, scope)), value })}
        onEdit={(anchor) => onEdit(field, anchor)}
        onRemove={() => onFilter(WITHOUT[field])}
      />,
    ];
  });
}

type TokenProps = {
  readonly text: string;
  readonly onEdit: (anchor: HTMLElement) => void;
  readonly onRemove: () => void;
};

function Token({ text, onEdit, onRemove }: TokenProps) {
  const t = useTranslations('seats');
  return (
    <span className={styles.token}>
      <button
        type="button"
        className={styles.tokenText}
        aria-haspopup="dialog"
        aria-label={t('filters.edit', { filter: text })}
        title={text}
        onClick={(event) => onEdit(event.currentTarget)}
      >
        {text}
      </button>
      <IconButton size="small" aria-label={t('removeFilter', { filter: text })} onClick={onRemove}>
        <CloseIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </span>
  );
}

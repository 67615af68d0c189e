import { useTranslations } from 'use-intl';
import { IconButton } from '../../../../ui/controls/button';
import { CloseIcon } from '../../../../ui/icons/icons';
import { useUserStateLabel } from '../../use-user-state-label';
import { useSeatsList } from '../seats-list-context';
import { fieldLabelKey, REMOVED, type FilterFieldId } from './filter-fields';
import styles from './filter-bar.module.css';
import { useConditionLabel, useUsageLabels } from './use-filter-fields';

type FilterTokensProps = {
  readonly onEdit: (field: FilterFieldId, anchor: HTMLElement) => void;
};

/** The filters in force besides the seat: a token each, to change or to remove. */
export function FilterTokens({ onEdit }: FilterTokensProps) {
  const { list } = useSeatsList();
  return useFilterLabels().map(({ field, text }) => (
    <Token
      key={field}
      text={text}
      onEdit={(anchor) => onEdit(field, anchor)}
      onRemove={() => list.filter(REMOVED[field])}
    />
  ));
}

/** The filters in force as a text, which paper has in place of the bar. */
export function PrintedFilters() {
  const t = useTranslations('seats');
  const { list } = useSeatsList();
  const { seat, text } = list.state.filters;
  const others = useFilterLabels();
  const token = (field: string, value: string) => t('filters.token', { field, value });
  const all = [
    ...(text === '' ? [] : [token(t('search'), text)]),
    ...(seat === null ? [] : [token(t('seatFilter'), t(seat))]),
    ...others.map((one) => one.text),
  ];
  return all.length > 0 && <p data-only-print>{all.join(' · ')}</p>;
}

/** The filters in force besides search and seat, in words. */
export function useFilterLabels(): readonly {
  readonly field: FilterFieldId;
  readonly text: string;
}[] {
  const { list, scope, use } = useSeatsList();
  const { filters, period } = list.state;
  const days = period ?? use?.period;
  const t = useTranslations('seats.filters');
  const usageLabels = useUsageLabels();
  const stateLabel = useUserStateLabel();
  const conditionLabel = useConditionLabel();
  const tokens: readonly (readonly [FilterFieldId, readonly string[]])[] = [
    ['state', filters.states.map(stateLabel)],
    ['duo', filters.duo.map(conditionLabel)],
    ['use', usageLabels(filters.use)],
    ['intensity', filters.intensity.map((one) => t(`intensities.${one}`))],
    ['gitlab', filters.gitlab.map(conditionLabel)],
    ['since', filters.since.map(conditionLabel)],
    ['domain', filters.domains],
    ['role', filters.role === null ? [] : [filters.role]],
    ['subgroup', filters.subgroup === null ? [] : [filters.subgroup]],
  ];
  return tokens.flatMap(([field, [first, ...others]]) => {
    if (first === undefined) return [];
    const join = field === 'use' ? 'and' : 'or';
    const value = others.reduce((before, next) => t(join, { first: before, second: next }), first);
    const name =
      field === 'use' && days !== undefined ? t('useIn', { days }) : t(fieldLabelKey(field, scope));
    return [{ field, text: t('token', { field: name, value }) }];
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
        <CloseIcon className={styles.close} />
      </IconButton>
    </span>
  );
}

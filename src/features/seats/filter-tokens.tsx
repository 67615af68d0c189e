import CloseIcon from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import { useTranslations } from 'use-intl';
import type { ActivityCondition, Filters } from '../../domain/roster/filters';
import styles from './filter-bar.module.css';
import { useStateWords } from './use-state-words';

type FilterTokensProps = {
  readonly filters: Filters;
  readonly onFilter: (change: Partial<Filters>) => void;
};

/** The filters in force besides the seat, each with a button to take it away. */
export function FilterTokens({ filters, onFilter }: FilterTokensProps) {
  const t = useTranslations('seats');
  const stateWords = useStateWords();
  const words = useConditionWords();
  const without = <T,>(list: readonly T[], one: T) => list.filter((other) => other !== one);
  return (
    <>
      {filters.states.map((state) => (
        <Token
          key={state}
          text={t('filters.state', { value: stateWords(state) })}
          onRemove={() => onFilter({ states: without(filters.states, state) })}
        />
      ))}
      {filters.duo.map((condition) => (
        <Token
          key={JSON.stringify(condition)}
          text={t('filters.duo', { value: words(condition) })}
          onRemove={() => onFilter({ duo: without(filters.duo, condition) })}
        />
      ))}
      {filters.gitlab.map((condition) => (
        <Token
          key={JSON.stringify(condition)}
          text={t('filters.gitlab', { value: words(condition) })}
          onRemove={() => onFilter({ gitlab: without(filters.gitlab, condition) })}
        />
      ))}
      {filters.domains.map((domain) => (
        <Token
          key={domain}
          text={t('filters.domain', { value: domain })}
          onRemove={() => onFilter({ domains: without(filters.domains, domain) })}
        />
      ))}
    </>
  );
}

/** A condition on a day, in words. */
export function useConditionWords(): (condition: ActivityCondition) => string {
  const t = useTranslations('seats.filters');
  return (condition) => {
    switch (condition.kind) {
      case 'never':
        return t('never');
      case 'unknown':
        return t('unknown');
      case 'older':
        return t('older', { days: condition.days });
      case 'within':
        return t('within', { days: condition.days });
    }
  };
}

function Token({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  const t = useTranslations('seats');
  return (
    <span className={styles.token}>
      <span className={styles.tokenText}>{text}</span>
      <IconButton size="small" aria-label={t('removeFilter', { filter: text })} onClick={onRemove}>
        <CloseIcon sx={{ fontSize: 16 }} />
      </IconButton>
    </span>
  );
}

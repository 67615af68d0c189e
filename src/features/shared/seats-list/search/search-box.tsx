import { useEffect, useId, useRef, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import { SearchIcon } from '../../../../ui/icons/list-icons';
import type { Filters } from '../../../../domain/roster/filters/filters';
import { TextField } from '../../../../ui/controls/field';
import { VisuallyHidden } from '../../../../ui/layout/visually-hidden';
import type { Completion, FilterField } from './completion';
import styles from './search-box.module.css';
import { useTokenInput } from './use-token-input';

type SearchBoxProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFilter: (change: Partial<Filters>) => void;
  readonly fields: readonly FilterField[];
  readonly inputRef: Ref<HTMLInputElement>;
};

/**
 * The search box, with filter tokens completed below it as in the ARIA combobox pattern. Its role stays
 * `searchbox`, which is what it is most of the time; how many suggestions there are is said aloud.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function SearchBox({ inputRef, ...props }: SearchBoxProps) {
  const t = useTranslations('seats');
  const id = useId();
  const { value, type, pick, completions, active, onKeyDown, close } = useTokenInput(props);
  const open = completions.length > 0;
  const optionId = (completion: Completion) => `${id}-${completions.indexOf(completion)}`;
  return (
    <div className={styles.box}>
      <TextField
        ref={inputRef}
        type="search"
        icon={<SearchIcon />}
        value={value}
        placeholder={t('search')}
        title={t('searchHint')}
        spellCheck={false}
        autoComplete="off"
        aria-label={t('search')}
        aria-autocomplete="list"
        aria-controls={open ? id : undefined}
        aria-activedescendant={active ? optionId(active) : undefined}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {open && (
        <div id={id} role="listbox" aria-label={t('suggestions.label')} className={styles.list}>
          {completions.map((completion) => (
            <Suggestion
              key={completion.key}
              id={optionId(completion)}
              completion={completion}
              active={completion === active}
              onPick={pick}
            />
          ))}
        </div>
      )}
      <VisuallyHidden>
        <span role="status">{open && t('suggestions.count', { count: completions.length })}</span>
      </VisuallyHidden>
    </div>
  );
}

type SuggestionProps = {
  readonly id: string;
  readonly completion: Completion;
  readonly active: boolean;
  readonly onPick: (completion: Completion) => void;
};

function Suggestion({ id, completion, active, onPick }: SuggestionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // The focus stays in the box, whose keys choose; only assistive technology may focus an option.
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={styles.option}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(completion)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onPick(completion);
      }}
    >
      {completion.label}
      {completion.change === null && ':'}
    </div>
  );
}

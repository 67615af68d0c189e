import { useId, useMemo, useState, type ReactNode, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../ui/controls/button';
import { FilterIcon } from '../../../../ui/icons/list-icons';
import { isFiltering } from '../../../../domain/roster/filters/filters';
import { SelectField } from '../../../../ui/controls/field';
import { lazyDialog } from '../../../../ui/layout/lazy-part';
import { loadUsageMessages } from '../../../../messages/locale';
import { SearchBox } from '../search/search-box';
import { useSeatsList } from '../seats-list-context';
import { availableFields, type FilterFieldId } from './filter-fields';
import { FilterTokens, PrintedFilters, useFilterLabels } from './filter-tokens';
import styles from './filter-bar.module.css';
import { useFilterFields } from './use-filter-fields';

const FilterMenu = lazyDialog(async () => (await import('./filter-menu')).FilterMenu, {
  isOpen: ({ anchor }) => anchor !== null,
  close: ({ onClose }) => onClose(),
});
const FilterEditor = lazyDialog(async () => (await import('./filter-editor')).FilterEditor, {
  messages: loadUsageMessages,
  isOpen: ({ field }) => field !== null,
  close: ({ onClose }) => onClose(),
});

type FilterBarProps = {
  readonly searchRef: Ref<HTMLInputElement>;
  /** The button that adds a filter; a key presses it. */
  readonly addRef: Ref<HTMLButtonElement>;
  /** What can be done without a selection; always in sight. */
  readonly actions?: ReactNode;
  /** The tools of the table, at the end of the bar. */
  readonly children?: ReactNode;
};

type Editing = { readonly field: FilterFieldId; readonly anchor: HTMLElement };

/** Search and filters. Tokens of GitLab's own filter bar, `Assigned seat: Yes`, work here too. */
export function FilterBar({ searchRef, addRef, actions, children }: FilterBarProps) {
  const { list, scope, features, part, cards } = useSeatsList();
  const available = useMemo(
    () => availableFields(scope, features).filter((id) => !part || id !== 'seat'),
    [scope, features, part],
  );
  const fields = useFilterFields(available);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const filters = (
    <>
      <Filters addRef={addRef} available={available} />
      <div className={styles.end}>
        {!cards && actions}
        {children}
      </div>
    </>
  );

  return (
    <>
      <PrintedFilters />
      <div className={styles.bar} role="search">
        <SearchBox
          text={list.text}
          onText={list.setText}
          onFilter={list.filter}
          fields={fields}
          inputRef={searchRef}
        />
        {cards ? (
          <>
            <FiltersButton expanded={isOpen} controls={id} onClick={() => setOpen(!isOpen)} />
            {actions}
            <div id={id} className={styles.folded} hidden={!isOpen}>
              {filters}
            </div>
          </>
        ) : (
          filters
        )}
      </div>
    </>
  );
}

type FiltersButtonProps = {
  readonly expanded: boolean;
  readonly controls: string;
  readonly onClick: () => void;
};

/** On a phone, unfolds the filters; says how many there are. */
function FiltersButton({ expanded, controls, onClick }: FiltersButtonProps) {
  const { list } = useSeatsList();
  const t = useTranslations('seats');
  const count = useFilterLabels().length + (list.state.filters.seat === null ? 0 : 1);
  return (
    <Button
      startIcon={<FilterIcon />}
      aria-expanded={expanded}
      aria-controls={controls}
      onClick={onClick}
    >
      {t('filtersButton', { count })}
    </Button>
  );
}

type FiltersProps = Pick<FilterBarProps, 'addRef'> & {
  readonly available: readonly FilterFieldId[];
};

/** The filters in force, and what adds, changes and clears them. */
function Filters({ addRef, available }: FiltersProps) {
  const { list, part } = useSeatsList();
  const t = useTranslations('seats');
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  return (
    <>
      {!part && <SeatSelect />}
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
      {(isFiltering(list.state.filters) || list.text !== '') && (
        <Button
          size="small"
          variant="text"
          aria-label={t('clearFilters')}
          onClick={list.clearFilters}
        >
          {t('clear')}
        </Button>
      )}
      <FilterMenu
        anchor={menu}
        fields={available}
        onClose={() => setMenu(null)}
        onPick={(field, anchor) => {
          setMenu(null);
          setEditing({ field, anchor });
        }}
      />
      <FilterEditor
        field={editing?.field ?? null}
        anchor={editing?.anchor ?? null}
        onClose={() => setEditing(null)}
      />
    </>
  );
}

/** The filter that GitLab's page has, always in sight. */
function SeatSelect() {
  const { list } = useSeatsList();
  const t = useTranslations('seats');
  return (
    <SelectField
      label={t('seatFilter')}
      value={list.state.filters.seat ?? 'any'}
      choices={[
        { value: 'any', label: t('any') },
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
      onChange={(value) => list.filter({ seat: value === 'yes' || value === 'no' ? value : null })}
    />
  );
}

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '../../../ui/controls/button';
import { KeyboardIcon, ColumnsIcon } from '../../../ui/icons/list-icons';
import { isSortColumn } from '../../../domain/roster/view/list-state';
import { SelectField } from '../../../ui/controls/field';
import { lazyDialog } from '../../../ui/layout/lazy-part';
import { useSeatsList } from './seats-list-context';
import { useColumnLabel } from './table/use-column-label';

export type ToolMenuProps = {
  /** The button below which it opens; null while it is closed. */
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
};

/** How a lazy menu of a tool opens and closes. */
export const whileOpen = {
  isOpen: ({ anchor }: ToolMenuProps) => anchor !== null,
  close: ({ onClose }: ToolMenuProps) => onClose(),
};
const ColumnsMenu = lazyDialog(
  async () => (await import('./table/columns-menu')).ColumnsMenu,
  whileOpen,
);

type TableToolsProps = {
  readonly onKeys: () => void;
  /** Further tools, to stand before these and after them. */
  readonly children?: ReactNode;
  readonly end?: ReactNode;
};

/** The tools for the table as a whole: sort, columns, keys, and those of the page. */
export function TableTools({ onKeys, children, end }: TableToolsProps) {
  const { cards } = useSeatsList();
  const t = useTranslations('seats');
  return (
    <>
      {cards && <SortSelect />}
      {children}
      {!cards && (
        <Tool label={t('columnsMenu')} icon={<ColumnsIcon />} menu={ColumnsMenu} popup="dialog" />
      )}
      {end}
      {!cards && (
        <IconButton size="small" aria-label={t('keys')} title={t('keys')} onClick={onKeys}>
          <KeyboardIcon />
        </IconButton>
      )}
    </>
  );
}

type ToolProps = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly menu: (props: ToolMenuProps) => ReactNode;
  readonly popup?: 'menu' | 'dialog';
};

/** A button that opens a menu, or a small dialog in its place. */
export function Tool({ label, icon, menu: Menu, popup = 'menu' }: ToolProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        variant="text"
        startIcon={icon}
        aria-haspopup={popup}
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Menu anchor={anchor} onClose={() => setAnchor(null)} />
    </>
  );
}

/** Cards have no headers to sort by, so this list does it. */
function SortSelect() {
  const { list, layout, part } = useSeatsList();
  const t = useTranslations('seats');
  const [rule] = list.state.sort;
  const columnLabel = useColumnLabel();
  const sortable = layout.available.filter((one) => one.sort);
  return (
    <SelectField
      label={t('sortBy')}
      value={rule ? `${rule.column} ${rule.direction}` : ''}
      choices={[
        { value: '', label: t(part ? 'columns.reason' : 'sortLoading') },
        ...sortable.flatMap(({ id, sort }) =>
          (['asc', 'desc'] as const).map((direction) => ({
            value: `${sort} ${direction}`,
            label: t('sortOption', { column: columnLabel(id), direction }),
          })),
        ),
      ]}
      onChange={(value) => {
        const [key, direction] = value.split(' ');
        list.dispatch({
          type: 'sort',
          sort:
            key !== undefined && isSortColumn(key)
              ? [{ column: key, direction: direction === 'desc' ? 'desc' : 'asc' }]
              : [],
        });
      }}
    />
  );
}

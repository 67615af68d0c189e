import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SORT_COLUMNS } from '../../domain/roster/view/list-state';
import { SelectField } from '../../ui/controls/field';
import { ExportMenu } from './export/export-menu';
import { ViewsMenu } from './saved-views/views-menu';
import { useSeatsList } from './seats-list-context';
import { ColumnsMenu } from './table/columns-menu';
import { SEAT_COLUMNS } from './table/columns';

type TableToolsProps = {
  readonly onKeys: () => void;
  /** Further tools, to stand among these. */
  readonly children: ReactNode;
};

/** The tools for the table as a whole: sort, views, columns, files, keys. */
export function TableTools({ onKeys, children }: TableToolsProps) {
  const { cards } = useSeatsList();
  const t = useTranslations('seats');
  return (
    <>
      {cards && <SortSelect />}
      {children}
      <ViewsMenu />
      {!cards && <ColumnsMenu />}
      <ExportMenu />
      {!cards && (
        <IconButton size="small" aria-label={t('keys')} title={t('keys')} onClick={onKeys}>
          <KeyboardIcon fontSize="small" />
        </IconButton>
      )}
    </>
  );
}

/** Cards have no headers to sort by, so this list does it. */
function SortSelect() {
  const { list, layout } = useSeatsList();
  const t = useTranslations('seats');
  const [rule] = list.state.sort;
  const sortable = SEAT_COLUMNS.filter((one) => one.sort && layout.available.includes(one));
  return (
    <SelectField
      label={t('sortBy')}
      value={rule ? `${rule.column} ${rule.direction}` : ''}
      choices={[
        { value: '', label: t('sortLoading') },
        ...sortable.flatMap(({ id, sort }) =>
          (['asc', 'desc'] as const).map((direction) => ({
            value: `${sort} ${direction}`,
            label: t('sortOption', { column: t(`columns.${id}`), direction }),
          })),
        ),
      ]}
      onChange={(value) => {
        const [key, direction] = value.split(' ');
        const column = SORT_COLUMNS.find((one) => one === key);
        list.dispatch({
          type: 'sort',
          sort: column ? [{ column, direction: direction === 'desc' ? 'desc' : 'asc' }] : [],
        });
      }}
    />
  );
}

import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTranslations } from 'use-intl';
import type { VisibleRows } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';
import { CSV_TYPE, JSON_TYPE, saveFile } from '../../../lib/save-file';
import { useShownSearch } from '../saved-views/use-saved-views';
import { useSeatsList } from '../../shared/seats-list/seats-list-context';
import type { ToolMenuProps } from '../../shared/seats-list/table-tools';
import { selectedUsers } from '../../shared/seats-list/selection/use-seat-selection';
import { type ExportAbout, exportFileName, usersToCsv, usersToJson } from './export-users';

const FORMATS = ['copy', 'csv', 'json'] as const;

type Format = (typeof FORMATS)[number];

/** The selected or shown users as a file or in the clipboard, with the columns of the table. */
export function ExportMenu({ anchor, onClose }: ToolMenuProps) {
  const { workspace, list, scopeName, snapshot, rows, selection, layout, seatSince, use, say } =
    useSeatsList();
  const t = useTranslations('seats.export');
  const search = useShownSearch(list);
  const { loaded, total, usersComplete } = snapshot;
  const { total: selected, missing } = selection.counts;

  const known = { seatSince, figures: use?.figures };

  async function run(of: ExportAbout['of'], format: Format) {
    onClose();
    const users = of === 'selected' ? selectedUsers(workspace) : usersIn(rows);
    const about: ExportAbout = {
      scope: scopeName,
      purchase: workspace.roster.purchase.name,
      search,
      exportedAt: new Date().toISOString(),
      asOf: snapshot.asOf === null ? null : new Date(snapshot.asOf).toISOString(),
      of,
      complete: usersComplete && (of === 'shown' || missing === 0),
      loaded,
      total,
    };
    if (format !== 'copy') {
      const name = exportFileName(about, format);
      const isJson = format === 'json';
      const text = isJson
        ? usersToJson(users, layout.shown, about, known)
        : usersToCsv(users, layout.shown, known);
      saveFile(name, text, isJson ? JSON_TYPE : CSV_TYPE);
      say(t('saved', { name }));
      return;
    }
    try {
      await navigator.clipboard.writeText(usersToCsv(users, layout.shown, known));
      say(t('copied', { count: users.length }));
    } catch {
      say(t('failed'));
    }
  }

  const group = (of: ExportAbout['of'], count: number) => [
    <ListSubheader key={of} disableSticky role="presentation">
      {t(of, { count })}
    </ListSubheader>,
    ...FORMATS.map((format) => (
      <MenuItem
        key={`${of} ${format}`}
        aria-label={`${t(format)}, ${t(of, { count })}`}
        disabled={count === 0}
        onClick={() => void run(of, format)}
      >
        {t(format)}
      </MenuItem>
    )),
  ];
  return (
    <Menu
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      slotProps={{ paper: { sx: { maxWidth: 320 } } }}
    >
      {selected > 0 && group('selected', selected - missing)}
      {group('shown', rows.length)}
      {!usersComplete && (
        <Note>{total === null ? t('incompleteOpen') : t('incomplete', { loaded, total })}</Note>
      )}
      {missing > 0 && <Note>{t('missing', { count: missing })}</Note>}
    </Menu>
  );
}

function Note({ children }: { readonly children: string }) {
  return (
    <ListSubheader disableSticky role="presentation" sx={{ lineHeight: '20px', py: 0.5 }}>
      {children}
    </ListSubheader>
  );
}

function usersIn(rows: VisibleRows): readonly SeatUser[] {
  return Array.from({ length: rows.length }, (_, row) => rows.at(row)).filter(
    (user) => user !== undefined,
  );
}

import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RosterSnapshot } from '../../../domain/roster/roster-snapshot';
import type { VisibleRows } from '../../../domain/roster/view/view';
import type { SeatUser } from '../../../domain/seat-user';
import { CSV_TYPE, JSON_TYPE, saveFile } from '../../../lib/save-file';
import type { ExportAbout } from './export-users';
import type { SeatColumnId } from '../table/seat-columns';

type ExportMenuProps = {
  readonly rows: VisibleRows;
  readonly selected: number;
  readonly missing: number;
  readonly chosen: () => readonly SeatUser[];
  readonly columns: readonly SeatColumnId[];
  readonly snapshot: RosterSnapshot;
  readonly about: Pick<ExportAbout, 'scope' | 'purchase' | 'search'>;
  readonly onNote: (label: string) => void;
};

const FORMATS = ['copy', 'csv', 'json'] as const;

type Format = (typeof FORMATS)[number];

/** The selected or shown users as a file or in the clipboard, with the columns of the table. */
export function ExportMenu(props: ExportMenuProps) {
  const { rows, selected, missing, snapshot, onNote } = props;
  const t = useTranslations('seats.export');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { loaded, total, usersComplete } = snapshot;

  async function run(of: ExportAbout['of'], format: Format) {
    setAnchor(null);
    const users = of === 'selected' ? props.chosen() : usersIn(rows);
    const about: ExportAbout = {
      ...props.about,
      exportedAt: new Date().toISOString(),
      asOf: snapshot.asOf === null ? null : new Date(snapshot.asOf).toISOString(),
      of,
      complete: usersComplete && (of === 'shown' || missing === 0),
      loaded,
      total,
    };
    // Writing files is code that few visits need.
    const { fileName, usersToCsv, usersToJson } = await import('./export-users');
    if (format === 'json') {
      const name = fileName(about, 'json');
      saveFile(name, usersToJson(users, props.columns, about), JSON_TYPE);
      onNote(t('saved', { name }));
      return;
    }
    const csv = usersToCsv(users, props.columns);
    if (format === 'csv') {
      const name = fileName(about, 'csv');
      saveFile(name, csv, CSV_TYPE);
      onNote(t('saved', { name }));
      return;
    }
    try {
      await navigator.clipboard.writeText(csv);
      onNote(t('copied', { count: users.length }));
    } catch {
      onNote(t('failed'));
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
    <>
      <Button
        size="small"
        variant="text"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('menu')}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { maxWidth: 320 } } }}
      >
        {selected > 0 && group('selected', selected - missing)}
        {group('shown', rows.length)}
        {!usersComplete && (
          <Note>{total === null ? t('incompleteOpen') : t('incomplete', { loaded, total })}</Note>
        )}
        {missing > 0 && <Note>{t('missing', { count: missing })}</Note>}
      </Menu>
    </>
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

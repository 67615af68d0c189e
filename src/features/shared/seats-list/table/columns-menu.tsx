import LeftIcon from '@mui/icons-material/ArrowBack';
import RightIcon from '@mui/icons-material/ArrowForward';
import WiderIcon from '@mui/icons-material/Add';
import NarrowerIcon from '@mui/icons-material/Remove';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../../../ui/feedback/live-region';
import { ReadEmails } from '../../emails/emails';
import { useEmails } from '../../emails/use-emails';
import { useSeatsList } from '../seats-list-context';
import type { ToolMenuProps } from '../table-tools';
import styles from './columns-menu.module.css';
import type { SeatColumn } from './columns';
import { useColumnLabel } from './use-column-label';
import { clampWidth } from './table-layout';

const STEP_PX = 24;

/** Shows, hides, moves and resizes columns, and sets the height of the rows. */
export function ColumnsMenu({ anchor, onClose }: ToolMenuProps) {
  const t = useTranslations('seats');
  const { layout, workspace } = useSeatsList();
  const emails = useEmails(workspace);
  const listed = layout.available.filter(({ id }) => id !== 'select');
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': t('layout.title') } }}
    >
      <div className={styles.panel}>
        <h2 className={styles.title}>{t('layout.title')}</h2>
        <ul className={styles.list}>
          {listed.map((column) => (
            <ColumnLine key={column.id} column={column} listed={listed} />
          ))}
        </ul>
        <p className={styles.hint}>{t('layout.help')}</p>
        <ReadEmails emails={emails} />
        <div className={styles.end}>
          <FormControlLabel
            label={t('density')}
            control={<Checkbox checked={layout.dense} onChange={layout.toggleDensity} />}
          />
          <Button size="small" variant="text" onClick={layout.reset}>
            {t('layout.reset')}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

type ColumnLineProps = {
  readonly column: SeatColumn;
  readonly listed: readonly SeatColumn[];
};

function ColumnLine({ column, listed }: ColumnLineProps) {
  const t = useTranslations('seats');
  const announce = useAnnounce();
  const { layout } = useSeatsList();
  const { id } = column;
  const index = listed.indexOf(column);
  const shown = layout.shown.includes(column);
  const name = useColumnLabel()(id);

  function move(by: -1 | 1) {
    layout.shift(id, by, listed);
    const position = index + by + 1;
    announce(t('layout.moved', { column: name, position, count: listed.length }));
  }
  function resize(by: number) {
    const cell = document.querySelector(`[role=columnheader][data-name="${id}"]`);
    const before = layout.sizing[id] ?? cell?.getBoundingClientRect().width ?? 160;
    const width = clampWidth(column, before + by);
    layout.resize(column, width);
    announce(t('layout.width', { column: name, width }));
  }

  return (
    <li className={styles.line}>
      <FormControlLabel
        label={name}
        control={
          <Checkbox
            checked={shown}
            disabled={column.hiding === 'no'}
            onChange={() => layout.toggle(id)}
          />
        }
      />
      <Action
        label={t('layout.narrower', { column: name })}
        icon={<NarrowerIcon />}
        off={!shown}
        onClick={() => resize(-STEP_PX)}
      />
      <Action
        label={t('layout.wider', { column: name })}
        icon={<WiderIcon />}
        off={!shown}
        onClick={() => resize(STEP_PX)}
      />
      <Action
        label={t('layout.left', { column: name })}
        icon={<LeftIcon />}
        off={index === 0}
        onClick={() => move(-1)}
      />
      <Action
        label={t('layout.right', { column: name })}
        icon={<RightIcon />}
        off={index === listed.length - 1}
        onClick={() => move(1)}
      />
    </li>
  );
}

type ActionProps = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly off: boolean;
  readonly onClick: () => void;
};

/** Stays focusable while it is off, so that pressing it once too often does not lose the focus. */
function Action({ label, icon, off, onClick }: ActionProps) {
  return (
    <IconButton
      size="small"
      aria-label={label}
      title={label}
      aria-disabled={off}
      sx={{ opacity: off ? 0.35 : 1 }}
      onClick={off ? undefined : onClick}
    >
      {icon}
    </IconButton>
  );
}

import LeftIcon from '@mui/icons-material/ArrowBack';
import RightIcon from '@mui/icons-material/ArrowForward';
import WiderIcon from '@mui/icons-material/Add';
import NarrowerIcon from '@mui/icons-material/Remove';
import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useAnnounce } from '../../../ui/feedback/live-region';
import styles from './columns-menu.module.css';
import { FIXED_COLUMNS, type SeatColumnId } from './seat-columns';
import { clampWidth, type LayoutAction, type TableLayout } from './table-layout';

type ColumnsMenuProps = {
  readonly layout: TableLayout;
  /** Columns of which this GitLab tells nothing. */
  readonly missing: ReadonlySet<SeatColumnId>;
  readonly onLayout: (action: LayoutAction) => void;
};

const STEP_PX = 24;

/** Which columns there are, in which order and how wide; and how high the rows are. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { layout, onLayout } = props;
  const t = useTranslations('seats');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        variant="text"
        startIcon={<ColumnsIcon />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('columnsMenu')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('layout.title') } }}
      >
        <div className={styles.panel}>
          <h2 className={styles.title}>{t('layout.title')}</h2>
          <ul className={styles.list}>
            <ColumnLines {...props} />
          </ul>
          <p className={styles.hint}>{t('layout.help')}</p>
          <div className={styles.end}>
            <FormControlLabel
              label={t('density')}
              control={
                <Checkbox checked={layout.dense} onChange={() => onLayout({ type: 'density' })} />
              }
            />
            <Button size="small" variant="text" onClick={() => onLayout({ type: 'reset' })}>
              {t('layout.reset')}
            </Button>
          </div>
        </div>
      </Popover>
    </>
  );
}

function ColumnLines({ layout, missing, onLayout }: ColumnsMenuProps) {
  const t = useTranslations('seats');
  const announce = useAnnounce();
  const listed = layout.order.filter((column) => column !== 'select' && !missing.has(column));

  function move(column: SeatColumnId, by: -1 | 1) {
    onLayout({ type: 'shift', column, by, shown: listed });
    const position = listed.indexOf(column) + by + 1;
    announce(t('layout.moved', { column: t(`columns.${column}`), position, count: listed.length }));
  }
  function resize(column: SeatColumnId, by: number) {
    const cell = document.querySelector(`[role=columnheader][data-name="${column}"]`);
    const before = layout.widths[column] ?? cell?.getBoundingClientRect().width ?? 160;
    const width = clampWidth(column, before + by);
    onLayout({ type: 'width', column, width });
    announce(t('layout.width', { column: t(`columns.${column}`), width }));
  }

  return listed.map((column, index) => {
    const name = t(`columns.${column}`);
    const shown = !layout.hidden.includes(column);
    return (
      <li key={column} className={styles.line}>
        <FormControlLabel
          label={name}
          control={
            <Checkbox
              checked={shown}
              disabled={FIXED_COLUMNS.has(column)}
              onChange={() => onLayout({ type: 'toggle', column })}
            />
          }
        />
        <Action
          label={t('layout.narrower', { column: name })}
          icon={<NarrowerIcon />}
          off={!shown}
          onClick={() => resize(column, -STEP_PX)}
        />
        <Action
          label={t('layout.wider', { column: name })}
          icon={<WiderIcon />}
          off={!shown}
          onClick={() => resize(column, STEP_PX)}
        />
        <Action
          label={t('layout.left', { column: name })}
          icon={<LeftIcon />}
          off={index === 0}
          onClick={() => move(column, -1)}
        />
        <Action
          label={t('layout.right', { column: name })}
          icon={<RightIcon />}
          off={index === listed.length - 1}
          onClick={() => move(column, 1)}
        />
      </li>
    );
  });
}

type ActionProps = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly off: boolean;
  readonly onClick: () => void;
};

/** Switched off it keeps the focus, so that pressing it once too often loses nothing. */
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

import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CSV_TYPE, fileName, JSON_TYPE, saveFile, SVG_TYPE } from '../../lib/save-file';
import { useAnnounce } from '../feedback/live-region';

type ExportMenuProps = {
  /** What is exported, for the accessible name: "Idle users". */
  readonly label: string;
  /** What the file is about, for its name. */
  readonly name: readonly string[];
  /** When that happened which the file is about, in ms since the epoch; now, where not given. */
  readonly at?: number;
  /** Called when it is chosen. */
  readonly csv?: () => string;
  readonly json?: () => string;
  /** Null when there is no chart at the moment. */
  readonly svg?: () => string | null;
  /** One more file. */
  readonly more?: { readonly label: string; readonly onClick: () => void };
  readonly disabled?: boolean;
};

/** A button with a menu of file formats, and of copying. */
export function ExportMenu(props: ExportMenuProps) {
  const { label, name, at, csv, json, svg, more, disabled = false } = props;
  const t = useTranslations('exports');
  const announce = useAnnounce();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      announce(t('copied'));
    } catch {
      announce(t('notCopied'), 'assertive');
    }
  }
  const close = (action: () => void) => () => {
    setAnchor(null);
    action();
  };

  return (
    <>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        disabled={disabled}
        aria-label={t('label', { what: label })}
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('export')}
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {svg && (
          <MenuItem
            onClick={close(() => {
              const text = svg();
              if (text !== null) saveFile(fileName(name, 'svg', at), text, SVG_TYPE);
            })}
          >
            {t('svg')}
          </MenuItem>
        )}
        {csv && (
          <MenuItem onClick={close(() => saveFile(fileName(name, 'csv', at), csv(), CSV_TYPE))}>
            {t('csv')}
          </MenuItem>
        )}
        {json && (
          <MenuItem onClick={close(() => saveFile(fileName(name, 'json', at), json(), JSON_TYPE))}>
            {t('json')}
          </MenuItem>
        )}
        {more && <MenuItem onClick={close(more.onClick)}>{more.label}</MenuItem>}
        {csv && <MenuItem onClick={close(() => void copy(csv()))}>{t('copy')}</MenuItem>}
      </Menu>
    </>
  );
}

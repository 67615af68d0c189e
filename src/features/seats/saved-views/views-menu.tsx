import BookmarkIcon from '@mui/icons-material/BookmarkBorder';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isSameSearch, linkOf } from './saved-views';
import type { SavedViewsControl } from './use-saved-views';
import styles from './views.module.css';
import { newId } from '../../../lib/new-id';

const ViewNameDialog = lazy(async () => ({
  default: (await import('./view-name-dialog')).ViewNameDialog,
}));
const ViewsDialog = lazy(async () => ({ default: (await import('./views-dialog')).ViewsDialog }));

export type ViewsMenuProps = {
  readonly views: SavedViewsControl;
  /** What is shown now. */
  readonly search: string;
  readonly scopeName: string;
  readonly onApply: (search: string) => void;
  /** Says how something went. */
  readonly onNote: (label: string) => void;
};

/** Saved views: to open, save, change and share. */
export function ViewsMenu({ views, search, scopeName, onApply, onNote }: ViewsMenuProps) {
  const t = useTranslations('seats.views');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const current = views.views.find((view) => isSameSearch(view.search, search));
  // Only a view that was opened and then changed is to be updated: nobody else means it.
  const opened = views.views.find(({ id }) => id === openedId);
  const changed = opened && opened !== current ? opened : undefined;
  const close = () => setAnchor(null);

  async function copyLink(of: string) {
    const url = linkOf(of, window.location.href);
    try {
      await navigator.clipboard.writeText(url);
      onNote(t('copied'));
    } catch {
      onNote(t('notCopied', { url }));
    }
  }

  return (
    <>
      <Button
        size="small"
        variant="text"
        startIcon={<BookmarkIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('menu')}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        slotProps={{ list: { 'aria-label': t('label') } }}
      >
        {views.views.length === 0 && <MenuItem disabled>{t('none')}</MenuItem>}
        {views.views.map((view) => (
          <MenuItem
            key={view.id}
            role="menuitemradio"
            aria-checked={view === current}
            selected={view === current}
            onClick={() => {
              onApply(view.search);
              setOpenedId(view.id);
              onNote(t('applied', { name: view.name }));
              close();
            }}
          >
            <span className={styles.name}>{view.name}</span>
            {view.id === views.defaultId && <span className={styles.badge}>{t('default')}</span>}
          </MenuItem>
        ))}
        <Divider />
        {changed && (
          <MenuItem
            onClick={() => {
              views.dispatch({ type: 'update', id: changed.id, search });
              close();
            }}
          >
            {t('update', { name: changed.name })}
          </MenuItem>
        )}
        <MenuItem
          disabled={search === ''}
          onClick={() => {
            setDialog('save');
            close();
          }}
        >
          {t('save')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            void copyLink(search);
            close();
          }}
        >
          {t('copy')}
        </MenuItem>
        {views.views.length > 0 && (
          <MenuItem
            onClick={() => {
              setDialog('manage');
              close();
            }}
          >
            {t('manage')}
          </MenuItem>
        )}
      </Menu>
      <Suspense>
        {dialog === 'save' && (
          <ViewNameDialog
            views={views}
            scopeName={scopeName}
            onSave={(name, makeDefault) => {
              const view = { id: newId(), name, search };
              views.dispatch({ type: 'add', view, makeDefault });
              setOpenedId(view.id);
              setDialog(null);
            }}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'manage' && (
          <ViewsDialog
            views={views}
            onLink={(view) => void copyLink(view.search)}
            onClose={() => setDialog(null)}
          />
        )}
      </Suspense>
    </>
  );
}

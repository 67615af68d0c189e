import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '../../../lib/new-id';
import { useSeatsList } from '../../shared/seats-list/seats-list-context';
import type { ToolMenuProps } from '../../shared/seats-list/table-tools';
import { isSameSearch, linkOf, listOf } from './saved-views';
import { useShownSearch, useViews } from './use-saved-views';
import { ViewNameDialog, ViewsDialog } from './views-dialogs';
import styles from './views.module.css';

/** Saved views: to open, save, change and share. */
export function ViewsMenu({ anchor, onClose }: ToolMenuProps) {
  const { list, scopeName, say } = useSeatsList();
  const views = useViews();
  const search = useShownSearch(list);
  const t = useTranslations('seats.views');
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const current = views.views.find((view) => isSameSearch(view.search, search));
  // Only a view that was opened and then changed can be meant by "Update".
  const opened = views.views.find(({ id }) => id === openedId);
  const changed = opened && opened !== current ? opened : undefined;

  async function copyLink(of: string) {
    const url = linkOf(of, window.location.href);
    try {
      await navigator.clipboard.writeText(url);
      say(t('copied'));
    } catch {
      say(t('notCopied', { url }));
    }
  }

  return (
    <>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={onClose}
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
              list.dispatch({ type: 'replace', state: listOf(view.search) });
              setOpenedId(view.id);
              say(t('applied', { name: view.name }));
              onClose();
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
              onClose();
            }}
          >
            {t('update', { name: changed.name })}
          </MenuItem>
        )}
        <MenuItem
          disabled={search === ''}
          onClick={() => {
            setDialog('save');
            onClose();
          }}
        >
          {t('save')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            void copyLink(search);
            onClose();
          }}
        >
          {t('copy')}
        </MenuItem>
        {views.views.length > 0 && (
          <MenuItem
            onClick={() => {
              setDialog('manage');
              onClose();
            }}
          >
            {t('manage')}
          </MenuItem>
        )}
      </Menu>
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
    </>
  );
}

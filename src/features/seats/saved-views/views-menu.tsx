import BookmarkIcon from '@mui/icons-material/BookmarkBorder';
import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '../../../lib/new-id';
import { ButtonWithMenu } from '../../../ui/controls/menu-button';
import { lazyPart } from '../../../ui/layout/lazy-part';
import { useSeatsList } from '../seats-list-context';
import { isSameSearch, linkOf, listOf } from './saved-views';
import { useShownSearch } from './use-saved-views';
import styles from './views.module.css';

const ViewNameDialog = lazyPart(async () => (await import('./views-dialogs')).ViewNameDialog);
const ViewsDialog = lazyPart(async () => (await import('./views-dialogs')).ViewsDialog);

/** Saved views: to open, save, change and share. */
export function ViewsMenu() {
  const { list, views, scopeName, say } = useSeatsList();
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
      <ButtonWithMenu
        label={t('menu')}
        icon={<BookmarkIcon />}
        menu={{ list: { 'aria-label': t('label') } }}
      >
        {(close) => [
          views.views.length === 0 && (
            <MenuItem key="none" disabled>
              {t('none')}
            </MenuItem>
          ),
          ...views.views.map((view) => (
            <MenuItem
              key={view.id}
              role="menuitemradio"
              aria-checked={view === current}
              selected={view === current}
              onClick={() => {
                list.dispatch({ type: 'replace', state: listOf(view.search) });
                setOpenedId(view.id);
                say(t('applied', { name: view.name }));
                close();
              }}
            >
              <span className={styles.name}>{view.name}</span>
              {view.id === views.defaultId && <span className={styles.badge}>{t('default')}</span>}
            </MenuItem>
          )),
          <Divider key="divider" />,
          changed && (
            <MenuItem
              key="update"
              onClick={() => {
                views.dispatch({ type: 'update', id: changed.id, search });
                close();
              }}
            >
              {t('update', { name: changed.name })}
            </MenuItem>
          ),
          <MenuItem
            key="save"
            disabled={search === ''}
            onClick={() => {
              setDialog('save');
              close();
            }}
          >
            {t('save')}
          </MenuItem>,
          <MenuItem
            key="copy"
            onClick={() => {
              void copyLink(search);
              close();
            }}
          >
            {t('copy')}
          </MenuItem>,
          views.views.length > 0 && (
            <MenuItem
              key="manage"
              onClick={() => {
                setDialog('manage');
                close();
              }}
            >
              {t('manage')}
            </MenuItem>
          ),
        ]}
      </ButtonWithMenu>
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

import Button from '@mui/material/Button';
import { useTranslations } from 'use-intl';
import { BusyIcon } from '../../../ui/feedback/busy-icon';
import styles from '../../shared/roster-status.module.css';
import type { ServerSearchStore, ServerSearchState } from './server-search-store';

type SearchLineProps = { readonly state: ServerSearchState; readonly workspace: ServerSearchStore };

/** How the search in GitLab goes. */
export function SearchLine({ state, workspace }: SearchLineProps) {
  const t = useTranslations('seats.serverSearch');
  if (state.kind === 'idle') return null;
  return (
    <div className={styles.line} role="status" aria-label={t('label')}>
      {state.kind === 'searching' && <BusyIcon />}
      <span>
        <Label state={state} />
      </span>
      {state.kind === 'searching' && (
        <Button size="small" variant="text" onClick={() => workspace.stop()}>
          {t('stop')}
        </Button>
      )}
      {(state.kind === 'stopped' || state.kind === 'failed') && (
        <Button size="small" variant="text" onClick={() => workspace.again()}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}

function Label({ state }: { readonly state: Exclude<ServerSearchState, { kind: 'idle' }> }) {
  const t = useTranslations('seats.serverSearch');
  const errors = useTranslations('errors.gateway');
  const { text } = state;
  switch (state.kind) {
    case 'searching':
      return t('searching', { text });
    case 'stopped':
      return t('stopped');
    case 'failed':
      return t('failed', { reason: errors(`${state.reason}.title`) });
    case 'found': {
      const count = state.ids.length;
      if (!state.more) return t('found', { count, text });
      return state.total === null
        ? t('foundMoreOpen', { count, text })
        : t('foundMore', { count, total: state.total, text });
    }
  }
}

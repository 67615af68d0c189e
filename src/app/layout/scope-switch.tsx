import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useScopeAddress, useScopeName } from '../../features/shared/scope-address';
import { Button } from '../../ui/controls/button';
import { UnfoldIcon } from '../../ui/icons/list-icons';
import { lazyDialog } from '../../ui/layout/lazy-part';
import styles from './layout.module.css';

const ScopeMenu = lazyDialog(async () => (await import('./scope-menu')).ScopeMenu, {
  isOpen: ({ anchor }) => anchor !== null,
  close: ({ onClose }) => onClose(),
});

/** Names the group or instance that is shown, and opens the menu of the others. */
export function ScopeSwitch() {
  const t = useTranslations('groups');
  const scope = useScopeAddress();
  const { name } = useScopeName(scope);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  if (!scope) return null;
  return (
    <span className={styles.scope}>
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      <Button
        variant="text"
        size="small"
        aria-label={t('switchFrom', { name })}
        aria-haspopup="dialog"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== null}
        endIcon={<UnfoldIcon />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className={styles.scopeName}>{name}</span>
      </Button>
      <ScopeMenu id={id} anchor={anchor} scope={scope} onClose={() => setAnchor(null)} />
    </span>
  );
}
